import type { Membership } from '../assembly/record.ts';

/** The delegations and groups of a signatory by date, oldest first. A group left out is no change of group. */
export function historyFrom(printed: readonly Membership[]): Membership[] {
  const history: Membership[] = [];
  for (const one of printed) {
    const last = history.at(-1);
    const goesOn =
      last?.delegation === one.delegation &&
      (last.group === one.group || last.group === null || one.group === null);
    if (last && goesOn) {
      history[history.length - 1] = { ...last, group: last.group ?? one.group, to: one.to };
    } else history.push(one);
  }
  return history;
}
