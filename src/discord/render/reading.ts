import type { Locale } from '../../locales.ts';
import { messagesFor } from '../../i18n/messages.ts';
import { leastPrefix, operatorOf } from '../../words/lexer.ts';
import { readingOf } from '../../words/read.ts';
import { wordTokensOf, type WordsReading, type Term } from '../../words/tree.ts';
import type { Trouble } from '../../words/trouble.ts';
import { writtenToken } from '../../words/write.ts';
import { blocks } from './embed.ts';
import { escape, oneLine } from './escape.ts';
import { fit } from './limits.ts';

/** A reading as a person would say it; different for readings that ask something different. Text as typed, not escaped. */
export function inWords(reading: WordsReading, language: Locale): string {
  return reading.kind === 'term' ? bareTerm(reading) : several(reading, language);
}

/** The same of words that are stored; as they were typed where they are not understood. */
export function wordsInWords(words: string, language: Locale): string {
  const reading = readingOf(words);
  return reading === null ? oneLine(words) : inWords(reading, language);
}

/** What words that are stored leave out, where they ask for nothing; else `null`. */
export function onlyLeftOut(words: string, language: Locale): readonly string[] | null {
  const reading = readingOf(words);
  if (reading === null) return null;
  const parts = reading.kind === 'all' ? reading.of : [reading];
  const unwanted = parts.flatMap((part) => (part.kind === 'not' ? [grouped(part.of, language)] : []));
  return unwanted.length === parts.length ? unwanted : null;
}

function several(reading: Exclude<WordsReading, Term>, language: Locale): string {
  const { all, any, not, sequence } = messagesFor(language).reading;
  if (reading.kind === 'not') return not(grouped(reading.of, language));
  if (reading.kind === 'any') return any(reading.of.map((one) => grouped(one, language)));
  const wanted = reading.of.filter(({ kind }) => kind !== 'not');
  const [only] = wanted;
  const parts = reading.of.filter(({ kind }) => kind === 'not').map((one) => inWords(one, language));
  if (wanted.length === 1 && only)
    parts.unshift(only.kind === 'term' ? grouped(only, language) : inWords(only, language));
  else if (wanted.length > 1) parts.unshift(all(wanted.map((one) => grouped(one, language))));
  return sequence(parts);
}

/** As a part of something else. */
function grouped(reading: WordsReading, language: Locale): string {
  if (reading.kind !== 'term') return `(${several(reading, language)})`;
  const bare = bareTerm(reading);
  const [only] = reading.tokens;
  const isPlain = reading.tokens.length === 1 && (reading.isPrefix || isUnmistakable(only.text));
  return isPlain ? bare : messagesFor(language).reading.phrase(bare);
}

/** Words by which readings are put together are no words to look for. */
const isUnmistakable = (word: string) =>
  operatorOf(word) === null && !['sans', 'without'].includes(word.toLowerCase());

function bareTerm({ tokens, isPrefix }: Term): string {
  const bare = tokens.map(writtenToken).join(' ');
  return isPrefix ? `${bare}…` : bare;
}

/** That abbreviations are found in capitals only; `null` where there are none. */
export function abbreviationNote(words: string, language: Locale): string | null {
  const reading = readingOf(words);
  if (reading === null) return null;
  const found = wordTokensOf(reading).flatMap(({ text, isAbbreviation }) => (isAbbreviation ? [text] : []));
  return found.length === 0 ? null : messagesFor(language).reading.abbreviations([...new Set(found)]);
}

/** Why typed words are not understood, with the place marked and what may have been meant. */
export function troubleInWords(
  typed: string,
  { code, at, end, suggestion }: Trouble,
  language: Locale,
): string {
  const { trouble, suggestion: didYouMean } = messagesFor(language).reading;
  const word = typed.slice(at, end);
  const shown = (part: string) => escape(oneLine(part));
  if (code === 'nothing') return trouble.nothing;
  return blocks(
    trouble[code](fit(oneLine(word), 40, escape), characters(typed.slice(0, at)) + 1, leastPrefix),
    `> ${[shown(typed.slice(0, at).trimStart()), `**__${shown(word)}__**`, shown(typed.slice(end).trimEnd())].filter((part) => part !== '').join(' ')}`,
    suggestion === null ? null : didYouMean(`\`${oneLine(suggestion).replaceAll('`', "'")}\``),
  );
}

const characters = (text: string) => [...text].length;
