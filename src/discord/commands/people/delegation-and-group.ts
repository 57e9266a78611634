import { answerTo } from '../../queries/answer.ts';
import { askCollective } from '../../resolve/delegations-and-groups.ts';
import type { Command } from '../command.ts';
import { suggestDelegations, suggestGroups } from '../../resolve/names.ts';
import { localized, forReading, autocompleted } from '../../render/localized-options.ts';

export const delegationCommand: Command = {
  definition: {
    ...localized(({ ask }) => ask.delegation),
    ...forReading,
    options: [autocompleted(({ ask }) => ask.country, true)],
  },

  run: async ({ options }, { db }, language) => {
    const found = askCollective('delegation', options.getString('country', true), language);
    if ('reply' in found) return found.reply;
    return answerTo({ db, language, sharedBy: null }, { kind: 'delegation', code: found.code });
  },

  suggest: async ({ options }, _context, language) => suggestDelegations(options.getFocused(), language),
};

export const groupCommand: Command = {
  definition: {
    ...localized(({ ask }) => ask.group),
    ...forReading,
    options: [autocompleted(({ ask }) => ask.groupName, true)],
  },

  run: async ({ options }, { db }, language) => {
    const found = askCollective('group', options.getString('name', true), language);
    if ('reply' in found) return found.reply;
    return answerTo({ db, language, sharedBy: null }, { kind: 'group', code: found.code });
  },

  suggest: async ({ options }, _context, language) => suggestGroups(options.getFocused(), language),
};
