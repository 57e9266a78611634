import { archive } from '../../../tools/assembly-sandbox/archive.ts';
import { families } from '../../../src/assembly/group.ts';
import { groupLabel } from '../../../src/i18n/terms.ts';

const lettersOf = (text: string): string[] => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** Of facts, which are the same in every language: names of people, abbreviations of groups, zones, a French text. */
const facts = new Set(
  [
    ...archive.flatMap(({ signatories }) => signatories.map(([, name]) => name)),
    ...families.flatMap(({ codes }) => codes.flatMap((code) => [code, groupLabel(code, 'fr')])),
    ...Intl.supportedValuesOf('timeZone'),
    ...archive.flatMap(({ language, title, paragraphs }) =>
      language === 'fr' ? [title, ...paragraphs] : [],
    ),
    // Titles of people that stand as printed; formats of files.
    'Lord Excel XLSX CSV JSON PDF HTML MHTML',
  ].flatMap(lettersOf),
);

/** The words of a text that the pseudo-locale does not have: they were said in English, whatever the reader's language. */
export function englishIn(text: string): string[] {
  // A command that can be clicked is named as Discord has it, and shown as the reader's client has it.
  const plain = text.replaceAll(/<\/[^<>]*:\d+>|<[^<>\s]*>|https?:\/\/[^\s)>]+|\b127\.0\.0\.1\S*/gu, ' ');
  return lettersOf(plain).filter((word) => /[A-Za-z]{2}/u.test(word) && !facts.has(word));
}
