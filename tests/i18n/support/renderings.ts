import type { CitedDeclaration } from '../../../src/i18n/cited.ts';

const cited: CitedDeclaration = {
  title: 'marked',
  number: 682,
  document: 14_933,
  date: 'marked',
  edition: 2,
  url: null,
  accessed: 'marked',
};

/** What a message may be given, one of each kind, and of each kind what makes it say something else. */
const kinds: readonly (readonly unknown[])[] = [
  ['marked'],
  [7, 1, 0],
  [['marked', 'listed'], ['marked'], []],
  [true, false],
  [null],
  [cited],
];

/** Sentences with one of these were made of what the message does not take. */
const unmeant = /NaN|undefined|\[object|\bnull\b|\btrue\b|\bfalse\b/u;

/** Of one choice of kinds; with one of each kind everything is said at least once. */
const most = 300;

/**
 * Everything that a message says: itself, or what its function makes of every kind of argument that it takes, with counts of
 * nought, one and many.
 */
export function renderings(message: unknown): string[] {
  if (typeof message !== 'function') return [String(message)];
  const taken = combinations(
    Array<typeof kinds>(message.length).fill(message.length === 1 ? kinds : kinds.slice(0, -1)),
  ).filter((choice) => isSaid(message, firstOf(choice)));
  const given = taken.flatMap((choice) => combinations(choice).slice(0, most));
  return [...new Set(given.flatMap((values) => said(message, values) ?? []))];
}

const firstOf = (choice: readonly (readonly unknown[])[]) => choice.map(([first]) => first);

function isSaid(message: Function, values: readonly unknown[]): boolean {
  return said(message, values) !== null;
}

function said(message: Function, values: readonly unknown[]): string | null {
  try {
    const text: unknown = Reflect.apply(message, undefined, values);
    return typeof text === 'string' && !unmeant.test(text) ? text : null;
  } catch {
    // Not the kinds of argument that this message takes.
    return null;
  }
}

/** Every way to take one of each. */
function combinations<T>(of: readonly (readonly T[])[]): T[][] {
  return of.reduce<T[][]>((begun, next) => begun.flatMap((some) => next.map((one) => [...some, one])), [[]]);
}
