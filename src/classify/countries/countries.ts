import type { Declaration, TextLanguage } from '../../assembly/declaration.ts';
import { type Mention, mentionsIn, stands } from './mentions.ts';
import type { PlaceWord } from './tokenize.ts';
import conflicts from './places/conflicts.json' with { type: 'json' };

/** A title mention weighs as much as this many in the body. */
const titleWeight = 3;
/** In "Crimea" the second state beside the first. */
const lesser = 0.5;
/** A city, which may be only where something was signed. Less than any other mention. */
const placeWeight = 0.4;

type Weights = Map<string, number>;

/**
 * The countries a declaration is about, ISO codes, most weight first. Those in the title always count; one
 * in the body only when it comes back and is not small beside them, or when the title names none and it
 * stands almost alone.
 */
export function concerns({
  title,
  paragraphs,
  language,
}: Pick<Declaration, 'title' | 'paragraphs' | 'language'>): readonly string[] {
  const { mentions, words } = mentionsIn(title, language);
  const weights: Weights = new Map();
  for (const { codes } of mentions.filter(({ isWeak }) => !isWeak)) weigh(weights, codes, titleWeight);
  for (const code of opponents(weights, words, language)) weigh(weights, [code], titleWeight * lesser);
  const titled = new Set(weights.keys());
  for (const mention of paragraphs.flatMap((paragraph) => mentionsIn(paragraph, language).mentions)) {
    if (!mention.isWeak) weigh(weights, mention.codes, mention.isPlace ? placeWeight : 1);
  }
  const heaviest = Math.max(0, ...weights.values());
  const share = titled.size === 0 ? 1 / 2 : 2 / 3;
  const recurs = (weight: number): boolean => weight >= 2 && weight >= heaviest * share;
  const isAlone = titled.size === 0 && weights.size <= 2 && !recurs(heaviest);
  const chosen = [...weights].filter(
    ([code, weight]) => titled.has(code) || recurs(weight) || (isAlone && weight > placeWeight),
  );
  return chosen.length === 0 ? weakest(mentions) : chosen.sort(([, a], [, b]) => b - a).map(([code]) => code);
}

function weigh(weights: Weights, codes: readonly string[], weight: number): void {
  codes.forEach((code, at) =>
    weights.set(code, (weights.get(code) ?? 0) + (at === 0 ? weight : weight * lesser)),
  );
}

/** "Occupied territories of Georgia": the state on the other side, which the title does not name. */
function opponents(weights: Weights, words: readonly PlaceWord[], language: TextLanguage): readonly string[] {
  return conflicts
    .filter(({ country, adds }) => weights.has(country) && !weights.has(adds))
    .filter((conflict) => conflict[language].some((phrase) => stands(phrase, words, language)))
    .map(({ adds }) => adds);
}

function weakest(mentions: readonly Mention[]): readonly string[] {
  return [...new Set(mentions.flatMap(({ codes }) => codes))];
}
