/** The parts of a name as a list of signatories prints it. */
export interface PrintedName {
  readonly honorific: string | null;
  readonly givenName: string | null;
  readonly familyName: string;
  /** All of it but the honorific. */
  readonly name: string;
}

const honorifics: ReadonlySet<string> = new Set(
  (
    'Mr Ms Mrs Miss Mx Lord Lady Baroness Baron Sir Dame Viscount Viscountess Earl Countess ' +
    'Baronne Dr Prof Professor M MM Mme Mmes Mlle Pr'
  ).split(' '),
);
/** Words that belong to the family name they stand before, in small letters or with a capital. */
const particles: ReadonlySet<string> = new Set(
  (
    'de del della dello delle dei degli der den des di da das do dos du van von vom ver zu ' +
    "zum zur ten ter 't la le las les lo los el al af av ap bin ibn ben abu st st. mac mc ó ní dal dalla op in"
  ).split(' '),
);

/** Reads `[Honorific ]Given… SURNAME…`; without any surname in capitals the last word is the family name. */
export function parseName(printed: string): PrintedName {
  const words = printed.trim().split(/\s+/);
  const first = words[0] ?? '';
  const honorific = words.length > 1 && isHonorific(first) ? first : null;
  const own = honorific === null ? words : words.slice(1);
  const start = familyStart(own);
  return {
    honorific,
    givenName: start === 0 ? null : own.slice(0, start).join(' '),
    familyName: own.slice(start).join(' '),
    name: own.join(' '),
  };
}

export function isHonorific(word: string): boolean {
  return honorifics.has(word.endsWith('.') ? word.slice(0, -1) : word);
}

/** Whether some word is written as lists write surnames. */
export function hasCapitalSurname(printed: string): boolean {
  return printed.split(' ').some(isSurnameWord);
}

function familyStart(words: readonly string[]): number {
  const capital = words.findIndex((word) => isSurnameWord(word));
  let start = capital === -1 ? words.length - 1 : capital;
  if (start > 0 && isLostElision(words[start - 1] ?? '', words[start] ?? '')) start -= 1;
  while (start > 0 && isParticle(words[start - 1] ?? '', start === 1)) start -= 1;
  return start;
}

function isParticle(word: string, isFirst: boolean): boolean {
  if (word.length > 5) return false;
  const lower = word.toLowerCase().replace('’', "'");
  // "Ben BRADSHAW" and "Al GORE" have a given name; "de VRIES" alone does not.
  return particles.has(lower) && (!isFirst || lower === word);
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

/** Capitals throughout, or after a short beginning such as "Mc", "d'" or "al-"; initials do not count. */
function isSurnameWord(word: string): boolean {
  if (plainSurname.test(word)) return true;
  if (plainGivenName.test(word) || initials.test(word) || !/\p{Lu}['’]?\p{Lu}/u.test(word)) return false;
  const letters = word.match(/\p{L}/gu)?.length ?? 0;
  const capitals = word.match(/[\p{Lu}ß]/gu)?.length ?? 0;
  return capitals / letters >= 0.6;
}
