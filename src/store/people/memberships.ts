import type { Membership } from '../../assembly/record.ts';

/** What was printed beside a name. */
export interface MembershipPeriod {
  readonly delegation: string;
  readonly group: string | null;
}

/** Days since 1 January 1970. */
type Day = number;

/** The delegations and groups of a signatory by date, oldest first. A group left out is no change of group. */
export function membershipsFrom(
  printed: Iterable<{ readonly place: MembershipPeriod; readonly day: Day }>,
): readonly Membership[] {
  const history: { delegation: string; group: string | null; from: Day; to: Day }[] = [];
  for (const { place, day } of printed) {
    const last = history.at(-1);
    const goesOn =
      last?.delegation === place.delegation &&
      (last.group === place.group || last.group === null || place.group === null);
    if (last && goesOn) {
      last.group ??= place.group;
      last.to = day;
    } else history.push({ ...place, from: day, to: day });
  }
  return history.map((one) => ({ ...one, from: printedDay(one.from), to: printedDay(one.to) }));
}

const dayMs = 24 * 60 * 60_000;
const printedDay = (day: Day) => new Date(day * dayMs).toISOString().slice(0, 10);
