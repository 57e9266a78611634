import { type Hit, hitAt } from './name-index.ts';
import type { TextLanguage } from '../../assembly/declaration.ts';
import type { PlaceWord } from './tokenize.ts';
import bearers from './places/borne-by-people.json' with { type: 'json' };

const lower = (names: readonly string[]): ReadonlySet<string> =>
  new Set(names.map((name) => name.toLowerCase()));
const givenNames = lower(bearers.givenNames);
const surnames = lower(bearers.surnames);
const comeBefore = lower(bearers.comeBefore);

const honorifics: ReadonlySet<string> = new Set(
  'mr mrs ms miss mme mlle dr sir dame lord lady baroness senator judge professor'.split(' '),
);
/** Places stand after these, people seldom do. */
const wheres: ReadonlySet<string> = new Set(
  'in from into within inside between across towards throughout en au aux dans depuis vers entre'.split(' '),
);
/** Words that follow a country in a title with capitals. */
const noSurnames: ReadonlySet<string> = new Set(
  (
    'the a an and or of in on for to at by with from must should shall can may will is are was has have had not its now again today ' +
    'after before since under over against amid without needs deserves faces remains ' +
    'army border conflict crisis defence defense election elections embassy forces government government’s joins journalists lobby ' +
    'minister ministry office parliament police president prime process protests relations refugees sanctions supreme summit talks ' +
    'peace climate olympic olympics games attacks attack bombings january february march april june july august september ' +
    'october november december et ou le la les un une des du de doit est au aux pour dans'
  ).split(' '),
);

/** "Georgia Meloni", "Michael Jordan" and "Lord Wales" are people. */
export function isPerson(hit: Hit, words: readonly PlaceWord[], language: TextLanguage): boolean {
  if (hit.to - hit.from > 1) return false;
  const { key, gap } = words[hit.from] as PlaceWord;
  const previous = words[hit.from - 1];
  if (surnames.has(key) && previous?.capital === true && gap === ' ' && comeBefore.has(previous.key))
    return true;
  if (!surnames.has(key) && !givenNames.has(key)) return false;
  if (previous !== undefined && honorifics.has(previous.key) && /^\.? ?$/u.test(gap)) return true;
  return givenNames.has(key) && hasSurname(hit, words, language);
}

/** Whether a surname follows. Where every word has a capital, it has to be the last of its phrase. */
function hasSurname(hit: Hit, words: readonly PlaceWord[], language: TextLanguage): boolean {
  const next = words[hit.to];
  if (next === undefined || next.gap !== ' ' || !next.capital || next.upper) return false;
  if (noSurnames.has(next.key) || hitAt(words, hit.to, language) !== undefined) return false;
  if (wheres.has(words[hit.from - 1]?.key ?? '')) return false;
  if (words.some(({ raw, capital }) => !capital && raw.length > 4)) return true;
  const after = words[hit.to + 1];
  return after === undefined || after.gap !== ' ' || !after.capital;
}
