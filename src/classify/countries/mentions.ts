import type { TextLanguage } from '../../assembly/declaration.ts';
import { isModel, isSigner, isText, isVenue, roleOf } from './context.ts';
import { isPerson } from './person-names.ts';
import { type Hit, hitAt, hitsIn } from './name-index.ts';
import { type PlaceWord, placeWordsOf } from './tokenize.ts';

/** A name in a text that leads to states. */
export interface Mention {
  /** The first one first of all. */
  readonly codes: readonly string[];
  /** A capital or another city, which may only be where something was signed. */
  readonly isPlace: boolean;
  /** Counts only when nothing else does: a minority, a Church, a venue, a model. */
  readonly isWeak: boolean;
}

/** The mentions of states in a text, with its words for those who ask what stands beside them. */
export function mentionsIn(
  text: string,
  language: TextLanguage,
): { readonly mentions: readonly Mention[]; readonly words: readonly PlaceWord[] } {
  const words = placeWordsOf(text, language);
  const mentions = hitsIn(words, language).flatMap((hit) => mentionOf(hit, words, language));
  return { mentions, words };
}

function mentionOf(hit: Hit, words: readonly PlaceWord[], language: TextLanguage): readonly Mention[] {
  const { kind, onlyAlone = false } = hit.meaning;
  const isPlace = kind === 'place';
  if (kind === 'none' || isPronoun(hit, words)) return [];
  if (kind === 'beginning' && !isCompound(hit, words, language)) return [];
  const role = kind === 'people' ? roleOf(hit, words, language) : 'country';
  if (role === 'language' || (isPlace && isText(hit, words, language))) return [];
  if (isPerson(hit, words, language) || isSigner(hit, words, language)) return [];
  const codes = codesOf(hit, words, language);
  const isWeak =
    onlyAlone ||
    role === 'origin' ||
    isModel(hit, words, language) ||
    (isPlace && isVenue(hit, words, language));
  return codes.length === 0 ? [] : [{ codes, isPlace, isWeak }];
}

function codesOf({ meaning }: Hit, words: readonly PlaceWord[], language: TextLanguage): readonly string[] {
  const { codes, condition } = meaning;
  if (condition === undefined) return codes;
  return condition.words.some((phrase) => stands(phrase, words, language)) ? codes : condition.otherwise;
}

/** "LET US ACT" in a title all in capitals is no country; "THE US" is. */
function isPronoun(hit: Hit, words: readonly PlaceWord[]): boolean {
  if (words[hit.from]?.key !== 'us' || hit.to - hit.from > 1) return false;
  return words.every(({ raw }) => raw === raw.toUpperCase()) && words[hit.from - 1]?.key !== 'the';
}

/** "Franco-German", but not "Franco" and not "Anglo-Saxon". */
function isCompound(hit: Hit, words: readonly PlaceWord[], language: TextLanguage): boolean {
  const isJoined = /^[\u2010-\u2015-]$/u.test(words[hit.to]?.gap ?? '');
  const next = isJoined ? hitAt(words, hit.to, language)?.meaning.kind : undefined;
  return next === 'people' || next === 'beginning';
}

/** Texts as lines of keys, for as long as somebody asks about them; and the words sought, which are few. */
const lines = new WeakMap<readonly PlaceWord[], string>();
const sought = new Map<string, string>();

/** Whether a word, or several in a row, are among those of a text. */
export function stands(phrase: string, words: readonly PlaceWord[], language: TextLanguage): boolean {
  const line = lines.get(words) ?? lineOf(words);
  lines.set(words, line);
  const part = sought.get(phrase) ?? lineOf(placeWordsOf(phrase, language));
  sought.set(phrase, part);
  return line.includes(part);
}

function lineOf(words: readonly PlaceWord[]): string {
  return ` ${words.map(({ key }) => key).join(' ')} `;
}
