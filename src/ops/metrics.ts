import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Meter } from '../lib/meter.ts';

const prefix = 'hemicycle_';
const quick = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 30];
const slow = [0.5, 1, 2, 5, 10, 30, 60, 300, 900, 3_600, 6 * 3_600, 24 * 3_600];

/** The state of one shard's connection, by the names of discord.js. */
export interface ShardState {
  readonly id: number;
  readonly state: string;
}

/** What is looked up when somebody asks. */
export interface Looked {
  readonly leading: boolean;
  readonly term: number;
  readonly shards: readonly ShardState[];
  /** How many processes and shards there are, and for how many of these this process is meant; `null` where it has all. */
  readonly sharing: {
    readonly processes: number;
    readonly total: number;
    readonly wanted: readonly number[];
  } | null;
  readonly identifiesLeft: number | null;
  /** `null` where the database did not answer in time. */
  readonly stored: StoredFigures | null;
  /** How long the database took to answer, in seconds; `null` where it did not. */
  readonly storeSeconds: number | null;
}

export interface StoredFigures {
  readonly verdict: { readonly kind: string; readonly ageSeconds: number };
  readonly walk: {
    readonly next: number;
    readonly highest: number;
    /** Days between the latest declaration that was come by and today; 0 once the walk is up to date. */
    readonly lagDays: number;
  } | null;
  /** By state, of those that are not settled or need somebody. */
  readonly deliveries: Readonly<Record<string, number>>;
  /** By the same states: how old the oldest is, since it was due or, where it was tried, since it was made. */
  readonly oldest: Readonly<Record<string, number>>;
  readonly oldestDueSeconds: number;
}

export interface Metrics {
  readonly meter: Meter;
  /** In Prometheus's text format. */
  render(looked: Looked): Promise<string>;
  readonly contentType: string;
}

/**
 * The metrics of a process, on a registry of their own. No label holds an id or anything that somebody typed, so each has few values.
 */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const counter = <L extends string>(name: string, help: string, labelNames: L[] = []) =>
    new Counter({ name: prefix + name, help, labelNames, registers });
  const gauge = <L extends string>(name: string, help: string, labelNames: L[] = []) =>
    new Gauge({ name: prefix + name, help, labelNames, registers });
  const histogram = <L extends string>(name: string, help: string, buckets: number[], labelNames: L[] = []) =>
    new Histogram({ name: prefix + name, help, buckets, labelNames, registers });

  const looks = counter('looks_total', 'Looks at the sources by outcome', ['what', 'outcome']);
  const lookSeconds = histogram('look_duration_seconds', 'Duration of a round of looks', slow);
  const waits = histogram(
    'discord_rate_limit_wait_seconds',
    'Waits for the limit of all requests, or of a route',
    quick,
    ['limit'],
  );
  const requests = counter('discord_requests_total', 'Answers of Discord by status', ['status']);
  const limits = counter('discord_rate_limited_total', 'Answers of Discord with 429 by scope', ['scope']);
  const commands = histogram('command_duration_seconds', 'From receiving to answering', quick, ['command']);
  const failures = counter('commands_failed_total', 'Commands that ended with an error of ours', ['command']);
  const suggestions = histogram('completion_duration_seconds', 'From receiving to suggesting', quick);
  const sinceDue = histogram('delivery_due_to_posted_seconds', 'From due to posted', slow);
  const sinceSeen = histogram('publication_to_alert_seconds', 'From first seen to posted, of new ones', slow);

  const queries = histogram('store_query_seconds', 'Duration of statements of the database', quick, ['kind']);

  const verdict = gauge('source_verdict', '1 for the verdict on the sources', ['verdict']);
  const verdictAge = gauge('source_verdict_age_seconds', 'Age of the verdict on the sources');
  const walkNext = gauge('walk_next_file', 'The file id the walk asks for next');
  const walkHighest = gauge('walk_highest_file', 'The highest file id that showed a document');
  const walkLag = gauge('walk_lag_days', 'Days the walk is behind today');
  const deliveries = gauge('deliveries', 'Deliveries by state, settled ones left out', ['state']);
  const oldestByState = gauge('delivery_oldest_age_seconds', 'Age of the oldest delivery by state', [
    'state',
  ]);
  const oldest = gauge('delivery_oldest_due_age_seconds', 'Since when the oldest delivery is due');
  const shards = gauge('gateway_shard_state', '1 for the state of a shard', ['shard', 'state']);
  const processes = gauge('processes', 'Processes that live on the database');
  const planned = gauge('shards', 'Shards by whether they are meant for this process', ['whose']);
  const identifies = gauge('gateway_identifies_left', 'Sessions that may still be begun today');
  const leading = gauge('leading', '1 while this process is the leader');
  const term = gauge('leadership_term', 'Number of the term in which this process leads or led last');
  const storeUp = gauge('store_up', '1 when the database answered in time');
  const storeSeconds = gauge('store_answer_seconds', 'How long the database took to answer');

  const show = (looked: Looked) => {
    leading.set(looked.leading ? 1 : 0);
    term.set(looked.term);
    shards.reset();
    for (const { id, state } of looked.shards) shards.set({ shard: String(id), state }, 1);
    const { sharing } = looked;
    processes.set(sharing?.processes ?? 1);
    planned.set({ whose: 'own' }, sharing?.wanted.length ?? looked.shards.length);
    planned.set({ whose: 'others' }, sharing ? sharing.total - sharing.wanted.length : 0);
    identifies.set(looked.identifiesLeft ?? Number.NaN);
    storeUp.set(looked.storeSeconds === null ? 0 : 1);
    storeSeconds.set(looked.storeSeconds ?? Number.NaN);
    const { stored } = looked;
    // Figures of a database that is away would be old ones.
    for (const one of [
      verdict,
      verdictAge,
      deliveries,
      oldestByState,
      oldest,
      walkNext,
      walkHighest,
      walkLag,
    ])
      one.reset();
    if (stored === null) return;
    for (const kind of ['seeing', 'unsure', 'blind']) {
      verdict.set({ verdict: kind }, kind === stored.verdict.kind ? 1 : 0);
    }
    verdictAge.set(stored.verdict.ageSeconds);
    for (const [state, count] of Object.entries(stored.deliveries)) deliveries.set({ state }, count);
    for (const [state, age] of Object.entries(stored.oldest)) oldestByState.set({ state }, age);
    oldest.set(stored.oldestDueSeconds);
    if (stored.walk === null) return;
    walkNext.set(stored.walk.next);
    walkHighest.set(stored.walk.highest);
    walkLag.set(stored.walk.lagDays);
  };

  return {
    contentType: registry.contentType,
    render: async (looked) => {
      show(looked);
      return registry.metrics();
    },
    meter: {
      looked: (what, outcome, seconds) => {
        looks.inc({ what, outcome });
        if (seconds !== undefined) lookSeconds.observe(seconds);
      },
      waited: (seconds, limit) => waits.observe({ limit }, seconds),
      requested: (status) => requests.inc({ status: String(status) }),
      limited: (scope) => limits.inc({ scope }),
      answered: (command, seconds, hasFailed) => {
        commands.observe({ command }, seconds);
        if (hasFailed) failures.inc({ command });
      },
      suggested: (seconds) => suggestions.observe(seconds),
      posted: (due, seen) => {
        sinceDue.observe(due);
        if (seen !== null) sinceSeen.observe(seen);
      },
      queried: (kind, seconds) => queries.observe({ kind }, seconds),
    },
  };
}
