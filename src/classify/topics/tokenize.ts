import type { TextLanguage } from '../../assembly/declaration.ts';
import { tokensOf } from '../text/words.ts';

/** A word of a text in the form in which it is compared, and where it stands. */
export interface TopicWord {
  readonly text: string;
  /** As printed, when all its letters are capitals: acronyms are told from words by this. */
  readonly capitals: string | null;
  /** In capitals and alone in brackets: letters of the words before, whatever word they make. */
  readonly isAcronym: boolean;
  readonly start: number;
  readonly end: number;
  /** Whether a sentence or a clause ends between this word and the one before. */
  readonly breaks: boolean;
}

/** Words too small to tell two phrases apart: "freedom of the press" is "freedom press". */
const small: Readonly<Record<TextLanguage, ReadonlySet<string>>> = {
  en: new Set('a an the of its their his her our'.split(' ')),
  fr: new Set('a l d n s c j m t qu le la les de du des un une au aux son sa ses leur leurs'.split(' ')),
};

const ending = /[.;:!?…•\n]/u;
const capital = /^\p{Lu}[\p{Lu}\p{N}]+s?$/u;

/** The words of a text that count, in its order. */
export function topicWordsOf(text: string, language: TextLanguage): TopicWord[] {
  const isShouted = text === text.toUpperCase();
  const words: TopicWord[] = [];
  let from = 0;
  let breaks = false;
  for (const { printed, folded, isWord, start, end } of tokensOf(text)) {
    if (!isWord) continue;
    const between = text.slice(from, start);
    breaks ||= from > 0 && ending.test(between);
    from = end;
    const form = spelling(folded, language);
    const isPossessive = form === 's' && /['\u2018\u2019\u02bc]$/u.test(between);
    if (isPossessive || small[language].has(form)) continue;
    const capitals = !isShouted && capital.test(printed) ? printed : null;
    const isAcronym = capitals !== null && text[start - 1] === '(' && text[end] === ')';
    words.push({ text: form, capitals, isAcronym, start, end, breaks });
    breaks = false;
  }
  return words;
}

/** One of the two spellings of English: "organization" is compared as "organisation". */
function spelling(form: string, language: TextLanguage): string {
  if (language === 'fr' || !form.includes('iz')) return form;
  return form.replace(/iz(?=(?:e[ds]?|ing|ations?|ers?)$)/, 'is');
}
