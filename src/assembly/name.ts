/** The parts of a name as a list of signatories prints it. */
export interface PrintedName {
  readonly honorific: string | null;
  readonly givenName: string | null;
  readonly familyName: string;
  /** All of it but the honorific. */
  readonly name: string;
}

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const honorifics = setOf(
  'Mr Ms Mrs Miss Mx Lord Lady Baroness Baron Sir Dame Viscount Viscountess Earl Countess ' +
    'Baronne Dr Prof Professor M MM Mme Mmes Mlle Pr MR MRS MS MME',
);
/** Titles that stand together: "Prof. Dr". */
const degrees = setOf('Dr Prof Professor Pr');
/** Words that belong to the family name they stand before, in small letters or with a capital. */
const particles = setOf(
  'de del della delle dello dei degli der den des di da das do dos du van von vom ver zu ' +
    "zum zur ten ter 't la le las les lo los el al af av ap bin ibn ben abu st st. mac mc ó ní ni " +
    "nic uí dal dalla op in d' l' of auf",
);
/** Words that join the parts of a family name. */
const connectors = setOf("i y e and et de del of della van von der den la le d' da do dos das du");
/** Particles that are nobody's given name, capital or not. */
const irish = setOf('ó ní uí nic');
const suffixes = setOf('jr jr. sr sr. junior senior ii iii iv fils père');

/**
 * Reads `[Honorific ]Given… SURNAME…`, and `SURNAME… Given…` where the capitals come first; without any
 * surname in capitals the last word is the family name.
 */
export function parseName(printed: string): PrintedName {
  const { honorific, own } = cut(printed);
  const start = familyStart(own);
  const end = familyEnd(own, start);
  const given = [...own.slice(0, start), ...own.slice(end)].join(' ');
  return {
    honorific,
    givenName: given === '' ? null : given,
    familyName: own.slice(start, end).join(' '),
    name: own.join(' '),
  };
}

/** Reads a name from a list that prints family names alone where no word is in capitals. */
export function parseFamilyName(printed: string): PrintedName {
  const { honorific, own } = cut(printed);
  if (own.some(isSurnameWord)) return parseName(printed);
  const name = own.join(' ');
  return { honorific, givenName: null, familyName: name, name };
}

function cut(printed: string): { honorific: string | null; own: string[] } {
  const words = printed.trim().split(/\s+/);
  let count = 0;
  while (
    count < words.length - 1 &&
    isHonorific(words[count] ?? '') &&
    (count === 0 || degrees.has(undotted(words[count] ?? '')))
  ) {
    count += 1;
  }
  return { honorific: count === 0 ? null : words.slice(0, count).join(' '), own: words.slice(count) };
}

function undotted(word: string): string {
  return word.endsWith('.') ? word.slice(0, -1) : word;
}

export function isHonorific(word: string): boolean {
  return honorifics.has(undotted(word));
}

/** How many words in small letters there are that no name has, outside the brackets of a title. */
export function strayWords(text: string): number {
  if (!/ \p{Ll}/u.test(text)) return 0;
  const words = text
    .slice(0, 300)
    .replace(/\[[^\]]*\]/g, '')
    .split(' ');
  return words.filter((word) => /^\p{Ll}{2,}$/u.test(word) && !mayBeInName(word)).length;
}

function mayBeInName(word: string): boolean {
  return particles.has(word) || connectors.has(word) || suffixes.has(word);
}

/** Whether some word is written as lists write surnames. */
export function hasCapitalSurname(printed: string): boolean {
  return printed.split(' ').some(isSurnameWord);
}

function familyStart(words: readonly string[]): number {
  const capital = surnameAt(words);
  let start = capital === -1 ? lastNameWord(words) : capital;
  if (start > 0 && isLostElision(words[start - 1] ?? '', words[start] ?? '')) start -= 1;
  const isSurnameFirst = capital !== -1 && !isSurnameWord(words[lastNameWord(words)] ?? '');
  if (isSurnameFirst && words.slice(0, start).every((word) => isParticle(word, false))) return 0;
  while (start > 0 && isParticle(words[start - 1] ?? '', start === 1)) start -= 1;
  return start;
}

/** The first word in capitals outside brackets, which hold a title and not a name. */
function surnameAt(words: readonly string[]): number {
  let depth = 0;
  return words.findIndex((word) => {
    const isInside = depth > 0 || /^[[(]/.test(word);
    depth += (word.match(/[[(]/g)?.length ?? 0) - (word.match(/[\])]/g)?.length ?? 0);
    return !isInside && isSurnameWord(word);
  });
}

/** Where a name has no capitals: its last word, "Jr" and the like apart. */
function lastNameWord(words: readonly string[]): number {
  let last = words.length - 1;
  while (last > 0 && suffixes.has((words[last] ?? '').toLowerCase())) last -= 1;
  return last;
}

/** Where the family name ends: with the list entry, unless given names follow it. */
function familyEnd(words: readonly string[], start: number): number {
  const hasGivenBefore = start > 0;
  if (hasGivenBefore || !words.some(isSurnameWord)) return words.length;
  let end = words.findIndex(isSurnameWord) + 1;
  for (let at = end; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (isSurnameWord(word) || suffixes.has(word.toLowerCase())) end = at + 1;
    else if (!connectors.has(word.toLowerCase()) || word !== word.toLowerCase()) break;
  }
  return end;
}

function isParticle(word: string, isFirst: boolean): boolean {
  if (word.length > 5) return false;
  const lower = word.toLowerCase().replace('’', "'");
  // "Ben BRADSHAW" and "Al GORE" have a given name; "de VRIES" alone does not.
  return particles.has(lower) && (!isFirst || lower === word || irish.has(lower));
}

/** "L OVOCHKINA", "D AMBROSIO", "O REILLY": an apostrophe that was lost, not an initial. */
function isLostElision(letter: string, next: string): boolean {
  return letter === 'L' || letter === 'D'
    ? /^[AEIOUYHÀ-ÖÙ-Ý]/.test(next)
    : letter === 'O' && /^[B-DF-HJ-NP-TV-Z]/.test(next);
}

const plainSurname = /^[A-Z]{2,}$/;
const plainGivenName = /^[A-Z][a-z]*$/;
const initials = /^(?:\p{Lu}\.-?)+$/u;
const suffix = /^(?:II|III|IV)$/;

/** Capitals throughout, or after a short beginning such as "Mc", "d'" or "al-"; initials do not count. */
function isSurnameWord(word: string): boolean {
  if (plainSurname.test(word)) return !suffix.test(word);
  if (plainGivenName.test(word) || word.length > 60 || initials.test(word)) return false;
  if (!/\p{Lu}['’]?\p{Lu}/u.test(word)) return false;
  const letters = word.match(/\p{L}/gu)?.length ?? 0;
  const capitals = word.match(/[\p{Lu}ß]/gu)?.length ?? 0;
  return capitals / letters >= 0.6;
}
