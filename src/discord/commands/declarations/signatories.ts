import { ApplicationCommandOptionType } from 'discord.js';
import { answerTo } from '../../queries/answer.ts';
import { askCollective } from '../../resolve/delegations-and-groups.ts';
import type { Command, Reply } from '../command.ts';
import { findDeclaration, offerDeclarations } from '../../resolve/declarations.ts';
import { suggestDelegations, suggestGroups } from '../../resolve/names.ts';
import { localized, forReading, autocompleted } from '../../render/localized-options.ts';

export const signatoriesCommand: Command = {
  definition: {
    ...localized(({ ask }) => ask.signatories),
    ...forReading,
    options: [
      autocompleted(({ ask }) => ask.number, true),
      autocompleted(({ ask }) => ask.onlyGroup),
      autocompleted(({ ask }) => ask.onlyDelegation),
      { type: ApplicationCommandOptionType.Boolean, ...localized(({ ask }) => ask.onlyAdded) },
    ],
  },

  run: async ({ options }, { db }, language) => {
    const found = await findDeclaration(db, options.getString('number', true), language);
    if ('reply' in found) return found.reply;
    const narrowed = (of: 'delegation' | 'group'): string | null | { reply: Reply } => {
      const typed = options.getString(of)?.trim() ?? '';
      if (typed === '') return null;
      const meant = askCollective(of, typed, language);
      return 'code' in meant ? meant.code : meant;
    };
    const [group, delegation] = [narrowed('group'), narrowed('delegation')];
    if (typeof group === 'object' && group !== null) return group.reply;
    if (typeof delegation === 'object' && delegation !== null) return delegation.reply;
    const added = options.getBoolean('new') ?? false;
    return answerTo(
      { db, language, sharedBy: null },
      { kind: 'signatories', number: found.number, page: 1, group, delegation, added },
    );
  },

  suggest: async ({ options }, { db }, language) => {
    const { name, value } = options.getFocused(true);
    if (name === 'group') return suggestGroups(value, language);
    if (name === 'delegation') return suggestDelegations(value, language);
    return offerDeclarations(db, value, language);
  },
};
