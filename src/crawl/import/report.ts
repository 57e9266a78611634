import type { SavedDeclaration } from '../../store/ingest/save-declaration.ts';
import type { PageOutcome } from '../process-page.ts';

/**
 * What is counted of a run:
 * - `new`, `edition`, `text`: a declaration not held before, a later edition of one, or its text in the other language;
 * - `correction`: one that is held, with something corrected;
 * - `unchanged`: a declaration that is held already, just as it is on the page;
 * - `other`: a document of another kind;
 * - `missing`: no page under this file id;
 * - `held`: not asked for, since it was read for good before; `news`: left to the service, which will alert about it.
 */
const plainKinds = [
  'new',
  'edition',
  'text',
  'correction',
  'unchanged',
  'other',
  'missing',
  'held',
  'news',
] as const;
const troubleKinds = ['incomplete', 'blocked', 'failed'] as const;

type TroubleKind = (typeof troubleKinds)[number];
export type CountedKind = (typeof plainKinds)[number] | TroubleKind;
export type Counts = Readonly<Record<CountedKind, number>>;

/** As what a change of what is held counts. */
export const changeKinds = {
  new: 'new',
  edition: 'edition',
  text: 'text',
  correction: 'correction',
  none: 'unchanged',
} as const satisfies Record<SavedDeclaration['change'], CountedKind>;

type Counted = PageOutcome | { readonly kind: 'held' | 'news' };

function countedAs(outcome: Counted): CountedKind {
  switch (outcome.kind) {
    case 'declaration':
      return changeKinds[outcome.change];
    case 'unserved':
      return outcome.outcome === 'blocked' ? 'blocked' : 'failed';
    default:
      return outcome.kind;
  }
}

/** Pages that had the same trouble. */
export interface ImportTrouble {
  readonly kind: TroubleKind;
  readonly reason: string;
  readonly count: number;
  /** The first few of them: paths or addresses. */
  readonly first: readonly string[];
}

export interface ImportTally {
  add(label: string, outcome: Counted): void;
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
  const counts = Object.fromEntries([...plainKinds, ...troubleKinds].map((kind) => [kind, 0])) as Record<
    CountedKind,
    number
  >;
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
      const kind = countedAs(outcome);
      done += 1;
      counts[kind] += 1;
      if ('alerts' in outcome) alerts += outcome.alerts;
      const trouble = troubleKinds.find((one) => one === kind);
      if (trouble && 'reason' in outcome) note(trouble, outcome.reason, label);
    },
    troubles: () => [...troubles.values()].sort((one, other) => other.count - one.count),
  };
}

/** What a reason quotes from a page differs from page to page: pages are grouped by the rest. */
function withoutQuotations(reason: string): string {
  return reason.replace(/“[^”]*”(?:, “[^”]*”)*/gu, '“…”');
}
