import { z } from 'zod';
import { dayAfter, partSessionBefore } from '../assembly/part-session.ts';
import { shownAddress } from '../source/shown.ts';
import { fact, factsNamed, forgetFact, setFact } from '../store/facts.ts';
import { lastNewAt, sources, type SourceStatus } from '../store/status.ts';
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
  | { readonly kind: 'recovered'; readonly source: string; readonly since: Date }
  /** The sources answer, and yet nothing new came of a whole part-session. Days are `YYYY-MM-DD`. */
  | { readonly kind: 'silent'; readonly begins: string; readonly ends: string }
  | { readonly kind: 'heard'; readonly ends: string }
  /** A declaration's page shows fewer names than are held, which cannot be withdrawn: believed when it stays so. */
  | {
      readonly kind: 'shorter';
      readonly number: number;
      readonly names: number;
      readonly held: number;
      readonly since: Date;
    }
  /** The database takes no writes, or does again (`null`). */
  | { readonly kind: 'database'; readonly trouble: 'full' | 'read-only' | null; readonly at: Date }
  /** An alert that is lost unless somebody looks: malformed by us, or perhaps posted and perhaps not. */
  | {
      readonly kind: 'delivery';
      readonly reason: string;
      readonly number: number;
      readonly channelId: string;
    };

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
      log.warn({ ...failing, source: shownAddress(source.source) }, 'a source fails');
    } else if (alarm && source.failures === 0) {
      if (await operator.tell({ kind: 'recovered', source: source.source, since: alarm.since })) {
        await forgetFact(db, key);
        log.info({ source: shownAddress(source.source) }, 'a source answers again');
      }
    }
  }
}

const silence = 'silence';
const silenceTold = z.object({ ends: z.string() });

/** What is tabled in a part-session is published within this time after it. */
const publishedWithinDays = 14;

/**
 * Tells the operator when the sources answer but brought nothing new since before the last part-session
 * began, and when something came again. Declarations are tabled at every part-session.
 */
export async function noticeSilence({ db, now, log }: Context, operator: Operator): Promise<void> {
  const heardAt = await lastNewAt(db);
  // Nothing was ever found: there is no telling whether something should have been.
  if (heardAt === null) return;
  const lastHeard = dayOf(heardAt);
  const told = silenceTold.safeParse(await fact(db, silence)).data;
  if (told && lastHeard > told.ends) {
    if (await operator.tell({ kind: 'heard', ends: told.ends })) await forgetFact(db, silence);
    return;
  }
  const { begins, ends } = partSessionBefore(dayAfter(dayOf(now()), -publishedWithinDays));
  const answered = (await sources(db)).some(({ failures }) => failures === 0);
  if (!answered || lastHeard >= begins || told?.ends === ends) return;
  if (await operator.tell({ kind: 'silent', begins, ends })) await setFact(db, silence, { ends });
  log.warn({ begins, ends, lastHeard }, 'nothing new through a part-session');
}

const dayOf = (moment: Date) => moment.toISOString().slice(0, 10);

function failure(status: SourceStatus): Extract<OperatorNews, { kind: 'failing' }> | null {
  const { source, lastOutcome: outcome, detail, failures, failingSince } = status;
  if (outcome === 'ok' || outcome === 'unchanged' || failingSince === null) return null;
  return failures < patience[outcome]
    ? null
    : { kind: 'failing', source, outcome, detail, since: failingSince };
}
