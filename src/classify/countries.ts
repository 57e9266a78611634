import type { Declaration, Language } from '../assembly/declaration.ts';
import { demonyms } from './demonyms.ts';
import { countryNames, regions, straight } from './names.ts';

/** Finds the mentions of countries in texts of one language. */
interface Finder {
  readonly pattern: RegExp;
  readonly names: ReadonlyMap<string, string | null>;
  readonly peoples: readonly { readonly code: string; readonly pattern: RegExp }[];
  readonly regions: ReadonlyMap<string, string>;
}

interface Mention {
  readonly code: string;
  readonly isRegion: boolean;
}

const finders = new Map<Language, Finder>();

function finderOf(language: Language): Finder {
  const known = finders.get(language);
  if (known !== undefined) return known;
  const names = countryNames(language);
  const places = new Map(regions[language]);
  const words = [...names.keys(), ...places.keys()].sort((a, b) => b.length - a.length).map(quote);
  const peoples = demonyms[language].map(([code, pattern]) => ({
    code,
    pattern: new RegExp(`^(?:${pattern})$`, 'u'),
  }));
  const people = demonyms[language].map(([, pattern]) => pattern);
  const pattern = new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:${[...words, ...people].join('|')})(?![\p{L}\p{N}])`,
    'gu',
  );
  const finder = { pattern, names, peoples, regions: places };
  finders.set(language, finder);
  return finder;
}

function quote(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

/** A title mention weighs as much as this many in the body. */
const titleWeight = 3;

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
  const finder = finderOf(language);
  const weights = new Map<string, number>();
  const add = (code: string, weight: number): void =>
    void weights.set(code, (weights.get(code) ?? 0) + weight);
  const titled = new Set<string>();
  for (const { code } of mentionsIn(inSentenceCase(title), finder)) {
    titled.add(code);
    add(code, titleWeight);
  }
  for (const mention of paragraphs.flatMap((paragraph) => mentionsIn(paragraph, finder))) {
    if (!mention.isRegion) add(mention.code, 1);
  }
  const heaviest = Math.max(0, ...weights.values());
  const recurs = (weight: number): boolean => weight >= 2 && weight >= heaviest / 2;
  const isAlone = titled.size === 0 && weights.size <= 2 && !recurs(heaviest);
  const chosen = [...weights].filter(([code, weight]) => titled.has(code) || recurs(weight) || isAlone);
  return chosen.sort(([, a], [, b]) => b - a).map(([code]) => code);
}

function mentionsIn(text: string, { pattern, names, peoples, regions }: Finder): Mention[] {
  const plain = straight(text);
  const mentions: Mention[] = [];
  for (const match of plain.matchAll(pattern)) {
    const word = match[0];
    const before = plain.slice(0, match.index);
    const after = plain.slice(match.index + word.length);
    const region = regions.get(word);
    if (region !== undefined) {
      mentions.push({ code: region, isRegion: true });
      continue;
    }
    const named = names.get(word);
    if (named !== undefined) {
      if (named !== null && !isPerson(word, before, after)) mentions.push({ code: named, isRegion: false });
      continue;
    }
    const people = isOrigin(before, after) ? undefined : peoples.find(({ pattern }) => pattern.test(word));
    if (people !== undefined) mentions.push({ code: people.code, isRegion: false });
  }
  return mentions;
}

const givenNames: ReadonlySet<string> = new Set([
  'Georgia',
  'Jordan',
  'Chad',
  'India',
  'Israel',
  'Cuba',
  'Malta',
  'Kenya',
]);
const functions = String.raw`(?:^|\s)(?:In|The|Of|To|And|For|From|With|On|By|Between|Against|President|Minister|Republic)$`;
const functionWords = new RegExp(functions, 'u');
const openingOrFunctionWords = new RegExp(String.raw`(?:^|[.:;!?]\s)["'“«]?\p{Lu}\p{L}*$|${functions}`, 'u');

/** "Jordan Smith" and "Michael Jordan" are people. */
function isPerson(word: string, before: string, after: string): boolean {
  if (!givenNames.has(word)) return false;
  if (/^ \p{Lu}\p{Ll}+(?![\p{L}]*\s\p{Lu})/u.test(after) && !/^ (?:The|Must|And|In|For|Has|Is)\b/.test(after))
    return true;
  const previous = /(?:^|\s)\p{Lu}\p{Ll}+\s$/u.test(before);
  // The first word of a sentence has a capital in any case; before these two it is still likelier a given name.
  const opening = word === 'Jordan' || word === 'Chad' ? functionWords : openingOrFunctionWords;
  return previous && !opening.test(before.trimEnd());
}

/** A language or a minority says where people come from, not which country it is about. */
function isOrigin(before: string, after: string): boolean {
  return (
    /^(?:[- ](?:speak|minorit|language|communit(?:y|ies) (?:in|of)|origin|descent|diaspora))/i.test(after) ||
    /(?:langue|minorités?|communautés?|d'origine|de langue) $/i.test(before)
  );
}

/** A title all in capitals, in the case in which names are known. */
function inSentenceCase(title: string): string {
  if (title.length < 8 || title !== title.toUpperCase()) return title;
  const small = new Set(['and', 'of', 'the', 'in', 'et', 'de', 'du', 'des', 'la', 'le', 'les', 'en', 'aux']);
  return title
    .toLowerCase()
    .replace(/\p{L}+/gu, (word) =>
      small.has(word) ? word : word.replace(/^\p{L}/u, (letter) => letter.toUpperCase()),
    );
}
