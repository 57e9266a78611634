import type { SignatureRecord } from '../../../assembly/record.ts';
import { familyOf } from '../../../assembly/group.ts';
import { palette, surface } from '../drawing/palette.ts';
import type { Look } from '../drawing/mark.ts';

/** Those who sit together: one group of the time, or those for whom none is printed. */
export interface Bench extends Look {
  /** The group's code; `null` where none is printed. */
  readonly code: string | null;
  /** In printed order. */
  readonly members: readonly SignatureRecord[];
}

/**
 * Lines of descent from left to right, each with its colour, as near to the ones they use as can be. Two whose colours somebody
 * with another colour vision takes for one another differ in shape as well.
 */
const benches: ReadonlyMap<string, Look> = new Map([
  ['UEL', { colour: palette.vermilion, shape: 'circle' }],
  ['SOC', { colour: palette.purple, shape: 'diamond' }],
  ['ALDE', { colour: palette.yellow, shape: 'circle' }],
  ['EPP/CD', { colour: palette.sky, shape: 'circle' }],
  ['FDG', { colour: palette.orange, shape: 'circle' }],
  ['ECPA', { colour: palette.blue, shape: 'circle' }],
]);
const order = [...benches.keys()];

/** For groups that this table does not know, and a second name of the same line on one declaration. */
const spare: readonly Look[] = [
  { colour: palette.green, shape: 'triangle' },
  { colour: '#a88be0', shape: 'triangle' },
  { colour: '#8c6d46', shape: 'diamond' },
  { colour: palette.yellow, shape: 'triangle' },
  { colour: palette.vermilion, shape: 'wedge' },
  { colour: palette.sky, shape: 'wedge' },
  { colour: palette.blue, shape: 'wedge' },
  { colour: palette.yellow, shape: 'wedge' },
];

/** No group, and none printed. */
const without: ReadonlyMap<string | null, Look> = new Map([
  ['NR', { colour: palette.grey, shape: 'square' }],
  [null, { colour: surface.quiet, shape: 'ring' }],
]);

/** The benches that signed, from left to right; groups unknown to us, then NR, then none printed. */
export function benchesOf(signatories: readonly SignatureRecord[]): Bench[] {
  const members = new Map<string | null, SignatureRecord[]>();
  for (const signature of signatories) {
    const sitting = members.get(signature.group) ?? [];
    sitting.push(signature);
    members.set(signature.group, sitting);
  }
  return looksOf([...members.keys()]).map(({ code, ...look }) => ({
    code,
    members: members.get(code) ?? [],
    ...look,
  }));
}

/** Groups from left to right, each told apart from the others. */
export function looksOf(
  groups: readonly (string | null)[],
): readonly (Look & { readonly code: string | null })[] {
  const codes = [...groups].sort((a, b) => place(a) - place(b) || ((a ?? '') < (b ?? '') ? -1 : 1));
  const taken = new Set<Look>();
  let next = 0;
  return codes.map((code) => {
    const own = without.get(code) ?? benches.get(familyOf(code ?? ''));
    if (own !== undefined && !taken.has(own)) {
      taken.add(own);
      return { code, ...own };
    }
    const look = spare[next % spare.length];
    next += 1;
    return { code, colour: palette.green, shape: 'triangle', ...look };
  });
}

/** How far to the right a group sits, from 0. */
export function place(code: string | null): number {
  if (code === null) return order.length + 2;
  if (code === 'NR') return order.length + 1;
  const at = order.indexOf(familyOf(code));
  return at === -1 ? order.length : at;
}
