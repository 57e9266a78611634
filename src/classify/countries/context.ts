import type { TextLanguage } from '../../assembly/declaration.ts';
import { type Hit, hitAt } from './name-index.ts';
import type { PlaceWord } from './tokenize.ts';
import agreements from './places/agreements.json' with { type: 'json' };

type Sets = Readonly<Record<TextLanguage, ReadonlySet<string>>>;

function sets(en: string, fr: string): Sets {
  return { en: new Set(en.split(' ')), fr: new Set(fr.split(' ')) };
}

function keys(lists: Readonly<Record<TextLanguage, readonly string[]>>): Sets {
  const key = (word: string): string => word.normalize('NFKD').replace(/\p{M}/gu, '');
  return { en: new Set(lists.en.map(key)), fr: new Set(lists.fr.map(key)) };
}

const both = <T>(of: (language: TextLanguage) => T): Readonly<Record<TextLanguage, T>> => ({
  en: of('en'),
  fr: of('fr'),
});
const texts = keys(both((language) => agreements[language].texts));
const meetings = keys(both((language) => agreements[language].meetings));
const between = keys(both((language) => agreements[language].between));

const hyphen = /^[\u2010-\u2015-]$/u;
const pause = /[,;:.!?()«»“”"\u2012-\u2015]/u;

/** "The Helsinki Final Act", "Istanbul and Lanzarote Conventions", "traité de Lisbonne": a text, not a place. */
export function isText(hit: Hit, words: readonly PlaceWord[], language: TextLanguage): boolean {
  if (isPaired(hit, words, language)) return false;
  for (let at = hit.to; at < Math.min(words.length, hit.to + 5); at += 1) {
    const { key, gap } = words[at] as PlaceWord;
    if (pause.test(gap)) break;
    if (texts[language].has(key) && (language === 'en' || at === hit.to)) return true;
    if (!between[language].has(key) && hitAt(words, at, language) === undefined) break;
  }
  const linked = words[hit.from - 1]?.key ?? '';
  if (language === 'en' ? linked !== 'of' : linked !== 'de' && linked !== 'd') return false;
  for (let at = hit.from - 2; at >= Math.max(0, hit.from - 6); at -= 1) {
    const { key } = words[at] as PlaceWord;
    if (pause.test(words[at + 1]?.gap ?? '')) return false;
    if (texts[language].has(key)) return true;
    if (!between[language].has(key) && hitAt(words, at, language) === undefined) return false;
  }
  return false;
}

/** "Belgrade-Pristina dialogue" is about both. */
function isPaired(hit: Hit, words: readonly PlaceWord[], language: TextLanguage): boolean {
  const after = words[hit.to];
  if (after !== undefined && hyphen.test(after.gap) && hitAt(words, hit.to, language) !== undefined)
    return true;
  const first = words[hit.from];
  return first !== undefined && hyphen.test(first.gap) && hitAt(words, hit.from - 1, language) !== undefined;
}

/** "The summit in Vilnius" need not be about Lithuania. */
export function isVenue(hit: Hit, words: readonly PlaceWord[], language: TextLanguage): boolean {
  const before = words[hit.from - 1]?.key ?? '';
  const named = words[hit.from - 2]?.key ?? '';
  return (language === 'en' ? before === 'in' : before === 'a') && meetings[language].has(named);
}

const tongues = sets(
  'language languages speaking speaker speakers medium',
  'langue langues dialecte dialectes alphabet',
);
const origins = sets(
  'minority minorities diaspora diasporas descent origin ancestry ethnicity orthodox',
  'minorite minorites diaspora diasporas origine origines ethnie souche orthodoxe orthodoxes',
);
const communities = sets('community communities', 'communaute communautes');
const inPlaces = sets('in of from abroad', 'a en au aux de du des d dans vivant');
const kinds = sets(
  'ethnic national linguistic religious native first',
  'ethnique ethniques nationale nationales linguistique linguistiques maternelle maternelles et ou',
);

/** What an adjective says of a people: their tongue, where they come from, or their country itself. */
export function roleOf(
  hit: Hit,
  words: readonly PlaceWord[],
  language: TextLanguage,
): 'language' | 'origin' | 'country' {
  const near = nounsOf(hit, words, language);
  if (near.some((key) => tongues[language].has(key))) return 'language';
  if (language === 'fr' && words[hit.from - 1]?.key === 'en') return 'language';
  if (hit.to - hit.from > 1) return 'country';
  if (near.some((key) => origins[language].has(key))) return 'origin';
  if (language === 'en' && words[hit.from - 1]?.key === 'ethnic') return 'origin';
  const isCommunity = near.some((key) => communities[language].has(key));
  const after = words[hit.to + (language === 'en' ? 1 : 0)];
  return isCommunity && after !== undefined && inPlaces[language].has(after.key) ? 'origin' : 'country';
}

/**
 * The word an adjective belongs to, over others of its kind: "the Romanian and Hungarian languages",
 * "minorité nationale hongroise". French puts an adjective of the Church on either side.
 */
function nounsOf(hit: Hit, words: readonly PlaceWord[], language: TextLanguage): readonly string[] {
  const step = language === 'en' ? 1 : -1;
  let at = language === 'en' ? hit.to : hit.from - 1;
  for (let steps = 0; steps < 4; steps += 1) {
    const key = words[at]?.key ?? '';
    const isLink = key === 'and' || key === 'or' || kinds[language].has(key);
    if (!isLink && hitAt(words, at, language)?.meaning.kind !== 'people') break;
    at += step;
  }
  const noun = words[at]?.key ?? '';
  const after = language === 'fr' ? (words[hit.to]?.key ?? '') : '';
  return after.startsWith('orthodoxe') ? [noun, after] : [noun];
}

const joins = sets('and or the', 'et ou le la les l');
const proofs = sets('shown proved proven demonstrated', 'montre prouve demontre');
const whats = sets('that how it', 'que qu comment');

/** "Norway and the Netherlands have shown that": held up as a model, in passing. */
export function isModel(hit: Hit, words: readonly PlaceWord[], language: TextLanguage): boolean {
  const keyAt = (at: number): string => words[at]?.key ?? '';
  let at = hit.to;
  for (let steps = 0; steps < 6; steps += 1) {
    const next = hitAt(words, at, language);
    if (next === undefined && !joins[language].has(keyAt(at))) break;
    at = next?.to ?? at + 1;
  }
  if (!/^(?:has|have|had|a|ont|avait|avaient)$/u.test(keyAt(at))) return false;
  return proofs[language].has(keyAt(at + 1)) && whats[language].has(keyAt(at + 2));
}

const authors = sets(
  'we undersigned signatories by statement declaration',
  'nous soussignes soussignees signataires par declaration',
);
const ofAuthors = sets(
  'the of and member members some several all representatives parliamentary national delegation delegations to from',
  'la le les l de des du d et a membre membres plusieurs representants parlementaire parlementaires delegation delegations',
);
const groupCode = /^(?:SOC|EPP|ALDE|LDR|ECPA|EC|EDG|UEL|FDG|NR|PPE|ADLE|GDE|CE|GUE|NI)$/u;

/** "We, members of the Ukrainian delegation", "Mr X (Ukraine, SOC)": who signs, not what it is about. */
export function isSigner(hit: Hit, words: readonly PlaceWord[], language: TextLanguage): boolean {
  const next = words[hit.to];
  if (next !== undefined && /^,\s*$/u.test(next.gap) && groupCode.test(next.raw)) return true;
  const first = Math.max(0, hit.from - 12);
  const last = hit.to + 8;
  if (!words.slice(first, last).some(({ key }) => isDelegation(key))) return false;
  let at = hit.to;
  while (at < last && (words[at]?.key === 'and' || hitAt(words, at, language)?.meaning.kind === 'people'))
    at += 1;
  let belongs = isDelegation(words[at]?.key ?? '');
  for (let before = hit.from - 1; before >= first; before -= 1) {
    const { key } = words[before] as PlaceWord;
    if (authors[language].has(key)) return belongs;
    if (!ofAuthors[language].has(key) && hitAt(words, before, language) === undefined) return false;
    belongs ||= isDelegation(key);
  }
  return false;
}

function isDelegation(key: string): boolean {
  return key === 'delegation' || key === 'delegations';
}
