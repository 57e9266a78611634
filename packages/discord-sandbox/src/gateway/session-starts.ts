const DAY_MS = 86_400_000;

/** What Discord asks of those who begin sessions: how many shards, how many sessions a day, how many at a time. */
export class SessionStarts {
  /** The number of shards that Discord recommends. */
  shards = 1;
  /** Of a shard; with more, an IDENTIFY is closed with 4011. */
  guildsPerShard = 2500;
  maxConcurrency = 1;
  /** Sessions that may be begun in a day. */
  total = 1000;
  /** Between two sessions of the same bucket; 0, as it is unless told, turns nobody away for it. */
  everyMs = 0;
  /** How many sessions were begun beyond the limit. Discord answers with a new token. */
  overspent = 0;
  /** How many came before the bucket was free again. */
  early = 0;
  private readonly held = new Map<number, (() => void)[]>();
  private used = 0;
  private resetAt: number;
  private readonly clock: () => number;
  private readonly begun = new Map<number, number>();

  constructor(clock: () => number) {
    this.clock = clock;
    this.resetAt = clock() + DAY_MS;
  }

  get remaining(): number {
    this.turn();
    return Math.max(0, this.total - this.used);
  }

  /** Leaves this many sessions until the limit begins anew. */
  leave(remaining: number, resetAfterMs = DAY_MS): void {
    this.used = this.total - remaining;
    this.resetAt = this.clock() + resetAfterMs;
  }

  /** As `GET /gateway/bot` says it. */
  get limit(): Record<string, number> {
    const { total, remaining, maxConcurrency } = this;
    return {
      total,
      remaining,
      reset_after: Math.max(0, this.resetAt - this.clock()),
      max_concurrency: maxConcurrency,
    };
  }

  /** Counts an IDENTIFY. `early`: the bucket of the shard has begun another a moment ago. */
  begin(shard: number): 'begun' | 'overspent' | 'early' {
    if (this.remaining === 0) {
      this.overspent += 1;
      return 'overspent';
    }
    this.used += 1;
    const bucket = shard % this.maxConcurrency;
    const now = this.clock();
    const last = this.begun.get(bucket) ?? Number.NEGATIVE_INFINITY;
    if (now - last < this.everyMs) {
      this.early += 1;
      return 'early';
    }
    this.begun.set(bucket, now);
    return 'begun';
  }

  /** What a shard begins stays without a READY until it is let in. */
  hold(shard: number): void {
    this.held.set(shard, []);
  }

  letIn(shard: number): void {
    const waiting = this.held.get(shard) ?? [];
    this.held.delete(shard);
    for (const go of waiting) go();
  }

  /** Calls back now, or when the shard is let in. */
  whenLetIn(shard: number, go: () => void): void {
    const waiting = this.held.get(shard);
    if (waiting === undefined) go();
    else waiting.push(go);
  }

  private turn(): void {
    if (this.clock() < this.resetAt) return;
    this.used = 0;
    this.resetAt = this.clock() + DAY_MS;
  }
}
