import type { Language } from '../../assembly/declaration.ts';
import type { SignatoryRecord } from '../../assembly/record.ts';
import { messagesFor } from '../../i18n/messages.ts';
import { countryName } from '../../i18n/terms.ts';
import { card, colour, lines, type Card } from './card.ts';
import { escape, oneLine } from './escape.ts';
import { fit, fitList, limits } from './limits.ts';
import { country, entry, group } from './parts.ts';

/** What a member signed, and with whom. */
export function signatoryCard(signatory: SignatoryRecord, language: Language): Card {
  const messages = messagesFor(language);
  const { more } = messages.declaration;
  const name = oneLine(messages.signatory.title(signatory.name, countryName(signatory.delegation, language)));
  const groups = signatory.groups.slice(0, 8).map((code) => group(code, language));
  const recent = signatory.recent.map((item) => entry(item, language, 120));
  const together = signatory.coSigners.map(
    (other) =>
      `${fit(oneLine(other.name), 80, escape)}, ${country(other.delegation, language)} · ${messages.signatory.together(other.together)}`,
  );
  return card({
    color: colour,
    title: fit(name, limits.title, escape),
    description: lines(
      `${country(signatory.delegation, language)}`,
      `**${messages.signatory.signed(signatory.signed)}**, ${messages.signatory.tabled(signatory.tabled)}`,
      groups.length === 0 ? null : messages.signatory.groups(groups),
    ),
    fields: [
      { name: messages.signatory.recent, value: fitList(recent, limits.fieldValue, '\n', more) },
      { name: messages.signatory.coSigners, value: fitList(together, limits.fieldValue, '\n', more) },
    ].filter(({ value }) => value !== ''),
    footer: { text: `${messages.signatory.held} ${messages.declaration.commits}` },
  });
}
