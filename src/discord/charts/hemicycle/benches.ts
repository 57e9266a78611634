import type { SignatureRecord } from '../../../assembly/record.ts';
import { familyOf } from '../../../assembly/group.ts';
import { palette, surface } from '../drawing/palette.ts';

/** Filled circles for groups; what is no group has another shape, which needs no colour to be told apart. */
export type Shape = 'circle' | 'square' | 'ring';

/** Those who sit together: one group of the time, or those for whom none is printed. */
export interface Bench {
  /** The group's code; `null` where none is printed. */
  readonly code: string | null;
  /** In printed order. */
  readonly members: readonly SignatureRecord[];
  readonly colour: string;
  readonly shape: Shape;
}

/** Lines of descent from left to right, each with its colour, as near to the ones they use as can be. */
const benches: ReadonlyMap<string, string> = new Map([
  ['UEL', palette.vermilion],
  ['SOC', palette.purple],
  ['ALDE', palette.yellow],
  ['EPP/CD', palette.sky],
  ['FDG', palette.orange],
  ['ECPA', palette.blue],
]);
const order = [...benches.keys()];

/** For groups that this table does not know, and a second name of the same line on one declaration. */
const spare = [palette.green, palette.orange, '#a88be0', '#8c6d46'];

/** The benches that signed, from left to right; groups unknown to us, then NR, then none printed. */
export function benchesOf(signatories: readonly SignatureRecord[]): Bench[] {
  const members = new Map<string | null, SignatureRecord[]>();
  for (const signature of signatories) {
    const sitting = members.get(signature.group) ?? [];
    sitting.push(signature);
    members.set(signature.group, sitting);
  }
  const codes = [...members.keys()].sort((a, b) => place(a) - place(b) || ((a ?? '') < (b ?? '') ? -1 : 1));
  const colours = coloursOf(codes);
  return codes.map((code) => ({
    code,
    members: members.get(code) ?? [],
    colour: colours.get(code) ?? palette.grey,
    shape: code === null ? 'ring' : code === 'NR' ? 'square' : 'circle',
  }));
}

function place(code: string | null): number {
  if (code === null) return order.length + 2;
  if (code === 'NR') return order.length + 1;
  const at = order.indexOf(familyOf(code));
  return at === -1 ? order.length : at;
}

/** The line's own colour for the first group that has it; the others get one that nobody has. */
function coloursOf(codes: readonly (string | null)[]): ReadonlyMap<string | null, string> {
  const colours = new Map<string | null, string>([
    [null, surface.quiet],
    ['NR', palette.grey],
  ]);
  const groups = codes.filter((code): code is string => code !== null && code !== 'NR');
  const without: string[] = [];
  for (const code of groups) {
    const own = benches.get(familyOf(code));
    if (own === undefined || [...colours.values()].includes(own)) without.push(code);
    else colours.set(code, own);
  }
  const taken = new Set(colours.values());
  const free = spare.filter((colour) => !taken.has(colour));
  for (const [at, code] of without.entries()) colours.set(code, free[at % free.length] ?? palette.green);
  return colours;
}
