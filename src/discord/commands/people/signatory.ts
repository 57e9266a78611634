import type { Locale } from '../../../locales.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import type { Database } from '../../../store/db/database.ts';
import { answerTo } from '../../queries/answer.ts';
import type { Card } from '../../render/embed.ts';
import { escape, oneLine } from '../../render/escape.ts';
import { fit } from '../../render/limits.ts';
import { noticeCard, troubleCard } from '../../render/notice.ts';
import { country } from '../../render/parts.ts';
import type { Command } from '../command.ts';
import { askPerson, findPerson, suggestPeople } from '../../resolve/people.ts';
import { noSignatory } from '../../queries/still-reading.ts';
import { localized, forReading, autocompleted } from '../../render/localized-options.ts';

const offered = 5;

export { suggestPeople };

export const signatoryCommand: Command = {
  definition: {
    ...localized(({ ask }) => ask.signatory),
    ...forReading,
    options: [autocompleted(({ ask }) => ask.name, true)],
  },

  run: async (interaction, { db }, language) => {
    const found = await askPerson(db, interaction.options.getString('name', true), language);
    if ('reply' in found) return found.reply;
    return answerTo({ db, language, sharedBy: null }, { kind: 'signatory', id: found.id });
  },

  suggest: (interaction, { db }, language) => suggestPeople(db, interaction.options.getFocused(), language),
};

/**
 * Who was meant: the id of a choice, or a name that nothing was picked for. When that is not one
 * person, the answer is a card that says so.
 */
export async function resolveSignatory(
  db: Database,
  typed: string,
  language: Locale,
): Promise<{ readonly id: number; readonly name: string } | { readonly card: Card }> {
  const { trouble } = messagesFor(language);
  const found = await findPerson(db, typed);
  switch (found.kind) {
    case 'person':
      return found;
    case 'nothing':
      return { card: troubleCard(trouble.sayWho) };
    case 'unknown':
      return { card: await noSignatory(db, typed, language) };
    case 'several': {
      const list = found.people
        .slice(0, offered)
        .map(
          (person) => `• ${fit(oneLine(person.name), 80, escape)}, ${country(person.delegation, language)}`,
        );
      return { card: noticeCard(trouble.didYouMean, list.join('\n')) };
    }
  }
}
