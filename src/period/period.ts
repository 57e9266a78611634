/** A time from one day to another, `YYYY-MM-DD`, both included; `null` where it has no end on that side. */
export interface Period {
  readonly from: string | null;
  readonly to: string | null;
}

export const anyTime: Period = { from: null, to: null };

/** The form in which a time stands in the value of a choice: "2020-01-01..2020-12-31". */
export function writePeriod({ from, to }: Period): string {
  return `${from ?? ''}..${to ?? ''}`;
}

/** What two times have in common; `null` where that is nothing. */
export function overlapOf(a: Period, b: Period): Period | null {
  const from =
    [a.from, b.from]
      .filter((day) => day !== null)
      .toSorted()
      .at(-1) ?? null;
  const to = [a.to, b.to].filter((day) => day !== null).toSorted()[0] ?? null;
  return from !== null && to !== null && from > to ? null : { from, to };
}
