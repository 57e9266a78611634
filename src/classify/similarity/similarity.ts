/** What two declarations are compared by. */
export interface ComparedDeclaration {
  /** ISO 3166 alpha-2 codes of the countries it is about. */
  readonly concerns: readonly string[];
  /** Ids of the taxonomy. */
  readonly topics: readonly string[];
  /**
   * What each word of the title weighs, in its order: 1, little where any title may have it, and nothing where it stands
   * for a country, since those are compared by code.
   */
  readonly words: ReadonlyMap<string, number>;
}

/** From here on a reader would say: yes, that is earlier on this. */
export const alike = 1.1;

/** Words that any declaration may have never decide, however many two titles share. */
const maxShareOfGeneralWords = 0.5;
/** A title of one word is covered by that word no better than one of two. */
const shortest = 2;
const sameTitle = 1.25;

/**
 * How alike two declarations are in what they are about; `alike` is the threshold.
 *
 * - Up to 0.75 for how much the titles share (a quarter for a word, three words for all of it), up to
 *   0.5 for how much of the shorter title that is, and 0.1 for two words that stand together in both,
 *   such as a name. The same words throughout: 1.25.
 * - Up to 0.5 for the same countries, or for those of one among those of the other; 0.5 off when each has
 *   others.
 * - Up to 0.3 for the same topics; 0.2 off when none is common.
 *
 * So countries and topics together do not reach the threshold: the titles must share something that
 * few have. A word is enough for that when all else agrees; two are when nothing speaks against it.
 */
export function similarity(a: ComparedDeclaration, b: ComparedDeclaration): number {
  return byTitle(a.words, b.words) + byCountries(a.concerns, b.concerns) + byTopics(a.topics, b.topics);
}

function byCountries(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const shared = sharedBy(a, b);
  return shared < Math.min(a.length, b.length) ? -0.5 : 0.5 * evenness(shared, a, b);
}

function byTopics(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const shared = sharedBy(a, b);
  return shared === 0 ? -0.2 : 0.3 * evenness(shared, a, b);
}

const sharedBy = (a: readonly string[], b: readonly string[]) => a.filter((one) => b.includes(one)).length;

/** 1 for the same, less the more one has that the other has not. */
const evenness = (shared: number, a: readonly unknown[], b: readonly unknown[]) =>
  (2 * shared) / (a.length + b.length);

type Words = ComparedDeclaration['words'];

function byTitle(a: Words, b: Words): number {
  const [words, others] = [weighty(a), weighty(b)];
  const common = words.filter(([word]) => b.has(word));
  const isSame = common.length === words.length && common.length === others.length;
  if (isSame && common.length > 0) return sameTitle;
  const ordinary = weigh(common.filter(isOrdinary));
  const general = weigh(common.filter((word) => !isOrdinary(word)));
  const shared = ordinary + Math.min(general, maxShareOfGeneralWords);
  const shorter = Math.max(shortest, Math.min(weigh(words), weigh(others)));
  const phrases = phrasesOf(others);
  const phrase = phrasesOf(words).some((one) => phrases.includes(one)) ? 0.1 : 0;
  return 0.25 * Math.min(3, shared) + 0.5 * Math.min(1, shared / shorter) + phrase;
}

type Word = readonly [word: string, weight: number];

const weighty = (words: Words): readonly Word[] => [...words].filter(([, weight]) => weight > 0);
const isOrdinary = ([, weight]: Word): boolean => weight >= 1;
const weigh = (words: readonly Word[]): number => words.reduce((sum, [, weight]) => sum + weight, 0);

/** Every two ordinary words that follow each other. */
function phrasesOf(words: readonly Word[]): string[] {
  return words.flatMap((word, at) => {
    const next = words[at + 1];
    return next && isOrdinary(word) && isOrdinary(next) ? [`${word[0]} ${next[0]}`] : [];
  });
}
