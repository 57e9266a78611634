import { fold } from '../../assembly/fold.ts';
import type { Language } from '../../assembly/declaration.ts';
import { messagesFor } from '../../i18n/messages.ts';
import { countryName } from '../../i18n/terms.ts';
import type { Database } from '../../store/database.ts';
import { findSignatories, signatoryById, type SignatoryEntry } from '../../store/signatories.ts';
import { suggestSignatories } from '../../store/suggestions.ts';
import type { Card } from '../cards/card.ts';
import { escape, oneLine } from '../cards/escape.ts';
import { fit } from '../cards/limits.ts';
import { noticeCard, troubleCard } from '../cards/notice.ts';
import { country } from '../cards/parts.ts';
import { signatoryCard } from '../cards/signatory.ts';
import { choice, type Choice } from '../choice.ts';
import type { Command } from '../context.ts';
import { completed, described, forReading } from './options.ts';

const offered = 5;

export const signatory: Command = {
  definition: {
    name: 'signatory',
    ...described(({ signatory }) => signatory.description),
    ...forReading,
    options: [completed('name', ({ signatory }) => signatory.name, true)],
  },

  run: async (interaction, { db }, language) => {
    const found = await resolveSignatory(db, interaction.options.getString('name', true), language);
    if ('card' in found) return found.card;
    const record = await signatoryById(db, found.id, language);
    return record === null ? unknown(String(found.id), language) : signatoryCard(record, language);
  },

  suggest: (interaction, { db }, language) => suggestPeople(db, interaction.options.getFocused(), language),
};

/** Members by name, each by its id. */
export async function suggestPeople(db: Database, typed: string, language: Language): Promise<Choice[]> {
  const found = await suggestSignatories(db, typed);
  return found.map(({ id, name, delegation }) =>
    choice(`${name} · ${countryName(delegation, language)}`, String(id)),
  );
}

/**
 * Who was meant: the id of a choice, or a name that nothing was picked for. When that is not one
 * person, the answer is a card that says so.
 */
export async function resolveSignatory(
  db: Database,
  typed: string,
  language: Language,
): Promise<{ readonly id: number; readonly name: string } | { readonly card: Card }> {
  const wanted = typed.trim();
  const { trouble } = messagesFor(language);
  if (fold(wanted) === '') return { card: troubleCard(trouble.sayWho) };
  if (/^\d{1,9}$/u.test(wanted)) {
    const record = await signatoryById(db, Number(wanted), language);
    return record ?? { card: unknown(wanted, language) };
  }
  const found = await findSignatories(db, wanted, offered);
  const meant = theOneMeant(found, wanted);
  if (meant) return meant;
  if (found.length === 0) return { card: unknown(wanted, language) };
  const list = found.map(
    (person) => `• ${fit(oneLine(person.name), 80, escape)}, ${country(person.delegation, language)}`,
  );
  return { card: noticeCard(trouble.didYouMean, list.join('\n')) };
}

/** The only one whose name is what was typed, or has a word beginning with each word that was. */
function theOneMeant(found: readonly SignatoryEntry[], typed: string): SignatoryEntry | null {
  const wanted = fold(typed);
  const words = wanted.split(' ');
  const same = found.filter(({ name }) => fold(name) === wanted);
  const alike = found.filter(({ name }) => {
    const own = fold(name).split(/[ -]/u);
    return words.every((word) => own.some((part) => part.startsWith(word)));
  });
  const [only, ...others] = same.length > 0 ? same : alike;
  return only !== undefined && others.length === 0 ? only : null;
}

function unknown(typed: string, language: Language): Card {
  return troubleCard(messagesFor(language).trouble.noSignatory(`**${fit(oneLine(typed), 100, escape)}**`));
}
