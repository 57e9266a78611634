import { z } from 'zod';
import { forgetFact, factsNamed, setFact } from '../store/facts.ts';
import { sources, type SourceStatus } from '../store/status.ts';
import type { Context } from './context.ts';

/** What the operator is told, once each. */
export type OperatorNews =
  | {
      readonly kind: 'failing';
      readonly source: string;
      readonly outcome: 'blocked' | 'unreachable' | 'broken';
      readonly detail: string | null;
      readonly since: Date;
    }
  | { readonly kind: 'recovered'; readonly source: string; readonly since: Date };

/** The port to whoever runs the service. */
export interface Operator {
  /** @returns whether the news arrived; if not, it is told again later. */
  tell(news: OperatorNews): Promise<boolean>;
}

/** Failed looks in a row before the operator hears of it: one may pass by itself, a network more often. */
const patience = { blocked: 2, broken: 2, unreachable: 4 } as const;

const prefix = 'alarm:';
const told = z.object({ since: z.coerce.date() });

/** Tells the operator of sources that began to fail and of those that answer again. */
export async function raiseAlarms(context: Context, operator: Operator): Promise<void> {
  const { db, log } = context;
  const alarms = new Map(
    (await factsNamed(db, prefix)).map(({ key, value }) => [
      key.slice(prefix.length),
      told.safeParse(value).data,
    ]),
  );
  for (const source of await sources(db)) {
    const key = `${prefix}${source.source}`;
    const alarm = alarms.get(source.source);
    const failing = failure(source);
    if (failing && !alarm) {
      if (await operator.tell(failing)) await setFact(db, key, { since: failing.since.toISOString() });
      log.warn({ ...failing }, 'a source fails');
    } else if (alarm && source.failures === 0) {
      if (await operator.tell({ kind: 'recovered', source: source.source, since: alarm.since })) {
        await forgetFact(db, key);
      }
      log.info({ source: source.source }, 'a source answers again');
    }
  }
}

function failure(status: SourceStatus): Extract<OperatorNews, { kind: 'failing' }> | null {
  const { source, lastOutcome: outcome, detail, failures, failingSince } = status;
  if (outcome === 'ok' || outcome === 'unchanged' || failingSince === null) return null;
  return failures < patience[outcome]
    ? null
    : { kind: 'failing', source, outcome, detail, since: failingSince };
}
