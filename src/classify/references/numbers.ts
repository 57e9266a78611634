/** What a text may name by its number. */
export type ReferenceKind = 'declaration' | 'document' | 'resolution' | 'recommendation' | 'opinion';

/** A number as printed, and the year in brackets after it. */
export interface NumberedReference {
  readonly number: number;
  readonly year: number | null;
}

interface Item extends NumberedReference {
  readonly digits: number;
  readonly isMarked: boolean;
  readonly isPlural: boolean;
  readonly to: number;
}

const day = String.raw`\d{1,2}(?:st|nd|rd|th|er)? \p{L}{3,9} \d{4}`;
// "written declaration of 27 June 2019 (No. 675", "written declaration “A title” (No. 675"
const between = new RegExp(
  String.raw`(?:,? (?:of|du|dated|dat[ée]e du) ${day})?(?:,? (?:entitled |intitul[ée]e )?[“"«][^”"»]{1,200}[”"»])?,? ?\(?`,
  'iuy',
);
const sign = String.raw`(?:nos?(?![\p{L}])(?: ?\.)?|n ?[°º]s?(?: ?\.)?|№)`;
// Not the 68 of "68/262", the 2019 of "2019/2712(RSP)" nor the 1 of "1,500".
const numbered = new RegExp(
  String.raw`(?<sign>${sign})? ?(?<number>\d{1,5})(?![\d%]|\.\d|,\d{3}(?!\d))(?: ?[(/](?<year>(?:19|20)\d{2})(?!\d)\)?)?(?![/(]?\d|\()`,
  'iuy',
);
const joint =
  /(?:(?<range> ?[-–] ?| (?:to|through|à|au) )|,? (?:and|et|&|or|ou) |, ?)(?:of |de |la |the )?/iuy;
const noun =
  /^ (?!(?:and|et|or|of|on|du|de|des|la|les?|sur|which|that|who|as|in|by|to|à|en|are|is|were|was|have|has|adopted|concerning|regarding|calls?|for|qui|ont|sont|with|dans|par|also)(?!\p{L}))\p{Ll}/u;

const counted =
  /^ (?:others?|more|people|persons?|members?|states|countries|civilians|children|women|men|million|autres?|personnes|membres|états|pays|enfants|femmes)(?!\p{L})/iu;

/** Longest run of numbers that stands for every one between: "Nos. 675 to 679". */
const maxRunLength = 30;
/** How far apart two documents may be that a singular names: "Doc. 14933 and 14934". */
const near = 100;

/**
 * The numbers that follow a word such as "Resolutions" at an index, and where they end.
 * None, and the end -1, where the word is only a word.
 */
export function numbersAt(
  text: string,
  at: number,
  word: string,
  kind: ReferenceKind,
): { readonly numbers: readonly NumberedReference[]; readonly end: number } {
  const first = firstAt(text, at);
  if (first === null || !isOne(first, word, kind)) return { numbers: [], end: -1 };
  const isPlural = first.isPlural || /(?<!avi)s$/i.test(word.replace('.', ''));
  const numbers: NumberedReference[] = [first];
  let last = first;
  for (;;) {
    joint.lastIndex = last.to;
    const joined = joint.exec(text);
    const next = joined === null ? null : itemAt(text, joint.lastIndex);
    if (joined === null || next === null || !goesWith(text, first, next, isPlural)) break;
    if (joined.groups?.['range'] !== undefined) {
      const run = next.number - last.number;
      if (run <= 0 || run > maxRunLength) break;
      for (let number = last.number + 1; number < next.number; number += 1)
        numbers.push({ number, year: null });
    }
    numbers.push(next);
    last = next;
  }
  return { numbers, end: last.to };
}

function firstAt(text: string, at: number): Item | null {
  const plain = itemAt(text, text[at] === ' ' ? at + 1 : at);
  if (plain !== null) return plain;
  between.lastIndex = at;
  if (!between.test(text)) return null;
  const item = itemAt(text, between.lastIndex);
  // Behind a date or a title only a "No." shows whose number it is.
  return item?.isMarked === true && /^n|№/i.test(text.slice(between.lastIndex, between.lastIndex + 1))
    ? item
    : null;
}

function itemAt(text: string, at: number): Item | null {
  numbered.lastIndex = at;
  const groups = numbered.exec(text)?.groups;
  const digits = groups?.['number'];
  if (groups === undefined || digits === undefined) return null;
  const [sign, year] = [groups['sign'], groups['year']];
  return {
    number: Number(digits),
    year: year === undefined ? null : Number(year),
    digits: digits.length,
    isMarked: sign !== undefined || year !== undefined,
    isPlural: sign !== undefined && /s/i.test(sign),
    to: numbered.lastIndex,
  };
}

/** Whether a number is one of the kind's, and not a count or a year: "resolution 27 States voted for". */
function isOne({ number, digits, isMarked, year }: Item, word: string, kind: ReferenceKind): boolean {
  if (number === 0) return false;
  switch (kind) {
    case 'declaration':
      return digits <= 4 && number < 1900 && (isMarked || digits === 3);
    case 'document':
      return /^docs?\b(?!u)/i.test(word)
        ? digits >= 4 || (word.endsWith('.') && digits === 3)
        : digits >= 3 && (isMarked || digits === 5);
    case 'opinion':
      return digits <= 3 && isMarked;
    default:
      return digits <= 4 && (word.endsWith('.') ? year !== null : isMarked || digits >= 3);
  }
}

function goesWith(text: string, first: Item, next: Item, isPlural: boolean): boolean {
  if (next.number === 0) return false;
  if (next.isMarked) return true;
  const isAlike = next.digits === first.digits;
  const after = text.slice(next.to, next.to + 30);
  const isNoun = noun.test(after);
  if (isPlural) return isAlike ? !counted.test(after) : !isNoun;
  return isAlike && !isNoun && !/^ (?:of|de)\b/i.test(after) && Math.abs(next.number - first.number) <= near;
}
