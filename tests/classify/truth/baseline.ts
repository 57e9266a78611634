import { fold } from '../../../src/assembly/fold.ts';
import type { TextLanguage } from '../../../src/assembly/declaration.ts';
import { topics } from '../../../src/classify/topics/taxonomy.ts';

const asks = [
  /\b(?:we|undersigned|signatories|assembly|they)\b[^.]{0,160}?\b(?:calls?|urges?|demands?|appeals?|asks?|requests?|invites?|condemns?)\b/iu,
  /\b(?:nous|soussignés|signataires|assemblée|ils)\b[^.]{0,160}?\b(?:appel|demand|exhort|invit|exig|condamn|pri)\p{L}*/iu,
  /\b(?:should|must|doit|doivent|devrai(?:t|ent))\b/iu,
];

/**
 * The summary of somebody with a quarter of an hour: the first sentence in which the signatories call, urge or
 * demand, else the first that says what should be done, else the last. What ours has to beat.
 */
export function firstAsk(paragraphs: readonly string[]): string | null {
  const sentences = paragraphs.flatMap((paragraph) => paragraph.split(/(?<=[.;!?])\s+(?=\p{Lu})/u));
  const found = asks.map((pattern) => sentences.find((sentence) => pattern.test(sentence)));
  return found.find((sentence) => sentence !== undefined) ?? sentences.at(-1) ?? null;
}

/** Words of a description that stand in any: "rights", "people". */
const plain = new Set([
  'council',
  'europe',
  'assembly',
  'rights',
  'people',
  'droits',
  'conseil',
  'assemblee',
]);

const wordsOf = (text: string): readonly string[] =>
  fold(text)
    .split(/[^a-z]+/)
    .filter((word) => word.length > 4 && !plain.has(word))
    .map((word) => word.replace(/s$/, ''));

/** The topics of somebody with a minute: those whose name or description shares a word with the title. */
export function topicsNamed(title: string, language: TextLanguage): readonly string[] {
  const words = new Set(wordsOf(title));
  return topics
    .filter(({ name, about }) =>
      wordsOf(`${name[language]} ${about[language]}`).some((word) => words.has(word)),
    )
    .map(({ id }) => id);
}
