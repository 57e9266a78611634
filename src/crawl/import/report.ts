/**
 * What became of one page:
 * - `new`, `edition`, `text`: a declaration not held before, a later edition of one, or its text in the other language;
 * - `correction`: one that is held, with something corrected;
 * - `unchanged`: a declaration that is held already, just as it is on the page;
 * - `other`: a document of another kind;
 * - `missing`: no page under this file id;
 * - `held`: not asked for, since it was read for good before; `news`: left to the service, which will alert about it.
 */
export type PageOutcome =
  | {
      readonly kind:
        'new' | 'edition' | 'text' | 'correction' | 'unchanged' | 'other' | 'missing' | 'held' | 'news';
      /** Deliveries that became pending. */
      readonly alerts?: number;
    }
  | { readonly kind: TroubleKind; readonly reason: string };

const troubleKinds = ['incomplete', 'blocked', 'failed'] as const;
export type TroubleKind = (typeof troubleKinds)[number];
export type OutcomeKind = PageOutcome['kind'];
export type Counts = Readonly<Record<OutcomeKind, number>>;

/** Pages that had the same trouble. */
export interface ImportTrouble {
  readonly kind: TroubleKind;
  readonly reason: string;
  readonly count: number;
  /** The first few of them: paths or addresses. */
  readonly first: readonly string[];
}

export interface ImportTally {
  add(label: string, outcome: PageOutcome): void;
  /** Pages counted so far. */
  readonly done: number;
  readonly counts: Counts;
  /** Deliveries that became pending. */
  readonly alerts: number;
  /** The most frequent first. */
  troubles(): ImportTrouble[];
}

const namedPages = 3;
/** However many pages there are, no more reasons than these are told apart. */
const maxReasons = 50;
const otherReasons = 'Other reasons.';

export function createImportTally(): ImportTally {
  const counts: Record<OutcomeKind, number> = {
    new: 0,
    edition: 0,
    text: 0,
    correction: 0,
    unchanged: 0,
    other: 0,
    missing: 0,
    held: 0,
    news: 0,
    incomplete: 0,
    blocked: 0,
    failed: 0,
  };
  const troubles = new Map<string, ImportTrouble>();
  let done = 0;
  let alerts = 0;

  const note = (kind: TroubleKind, said: string, label: string): void => {
    const common = withoutQuotations(said);
    const reason = troubles.has(`${kind} ${common}`) || troubles.size < maxReasons ? common : otherReasons;
    const key = `${kind} ${reason}`;
    const known = troubles.get(key) ?? { kind, reason, count: 0, first: [] };
    const first = known.first.length < namedPages ? [...known.first, label] : known.first;
    troubles.set(key, { kind, reason, count: known.count + 1, first });
  };

  return {
    counts,
    get done() {
      return done;
    },
    get alerts() {
      return alerts;
    },
    add(label, outcome) {
      done += 1;
      counts[outcome.kind] += 1;
      if ('alerts' in outcome) alerts += outcome.alerts ?? 0;
      if ('reason' in outcome) note(outcome.kind, outcome.reason, label);
    },
    troubles: () => [...troubles.values()].sort((one, other) => other.count - one.count),
  };
}

/** What a reason quotes from a page differs from page to page: pages are grouped by the rest. */
function withoutQuotations(reason: string): string {
  return reason.replace(/“[^”]*”(?:, “[^”]*”)*/gu, '“…”');
}
