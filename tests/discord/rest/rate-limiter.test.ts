import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createRateLimiter,
  RateLimitedError,
  type RateLimiterSettings,
  type Permit,
  type QueuedRequest,
} from '../../../src/discord/rest/rate-limiter.ts';
import { stillClock } from '../support/still-clock.ts';

/** Requests that enter a rate limiter, by number, and what became of them. */
function crowd(settings: RateLimiterSettings = {}, clock = stillClock()) {
  const rateLimiter = createRateLimiter({ timing: clock, ...settings });
  const started: { readonly id: number; readonly at: number }[] = [];
  const away: { readonly id: number; readonly error: unknown }[] = [];
  let asked = 0;
  /** @param way how long the request is under way to Discord, whose clock is an hour ahead. */
  const ask = (turn?: QueuedRequest, way: number | null = null, back = 0) => {
    const id = (asked += 1);
    const begun = (start: Permit) => {
      const countedAt = clock.now() + (way ?? 0) + 3_600_000;
      if (way !== null) clock.wakeAfter(way + back, () => start.answered(countedAt));
      return started.push({ id, at: clock.now() });
    };
    rateLimiter.enter(turn).then(begun, (error: unknown) => away.push({ id, error }));
    return id;
  };
  return { rateLimiter, clock, started, away, ask };
}

/** The most of these moments that any window holds. */
function fullest(moments: readonly number[], windowMs: number): number {
  const sorted = moments.toSorted((a, b) => a - b);
  const held = sorted.map((from) => sorted.filter((at) => at >= from && at < from + windowMs).length);
  return Math.max(0, ...held);
}

const times = (count: number, work: (index: number) => void) => {
  for (let index = 0; index < count; index += 1) work(index);
};

describe('the rate limit', () => {
  test('lets what is urgent go before all that waits, and counts it as well', async () => {
    const { started, clock, ask } = crowd();
    times(70, () => ask(undefined, 1));
    await clock.advance(100);
    const urgent = ask({ isUrgent: true }, 1);
    await clock.advance(1_000);
    expect(started[50]?.id).toBe(urgent);
    expect(
      fullest(
        started.map(({ at }) => at),
        1_000,
      ),
    ).toBe(50);
    expect(started).toHaveLength(71);
  });

  test('lets fifty through at once, and the rest when their second has passed', async () => {
    const { started, clock, ask } = crowd();
    times(120, () => ask(undefined, 1));
    await clock.advance(1_000);
    expect(started).toHaveLength(50);
    await clock.advance(10);
    expect(started).toHaveLength(100);
    await clock.advance(2_000);
    expect(started.map(({ id }) => id)).toEqual(Array.from({ length: 120 }, (_, at) => at + 1));
  });

  test('reaches 98 in a hundred of what Discord allows', async () => {
    const { started, clock, ask } = crowd();
    times(1_000, (at) => ask(undefined, 20 + (at % 5)));
    await clock.advance((1_000 / 50 - 1) * 1_000 * (1 / 0.98));
    expect(started).toHaveLength(1_000);
  });

  test('takes its time after a first burst, all of which waited for connections', async () => {
    const { started, clock, ask } = crowd();
    times(50, (at) => ask(undefined, 60 + at, 5));
    times(50, () => ask(undefined, 1, 5));
    await clock.advance(2_000);
    const arrivals = started.map(({ at }, index) => at + (index < 50 ? 60 + index : 1));
    expect(arrivals).toHaveLength(100);
    expect(fullest(arrivals, 1_000)).toBe(50);
  });

  test('does without the clock of Discord, a little slower', async () => {
    const { rateLimiter, clock } = crowd();
    const starts: number[] = [];
    for (let at = 0; at < 500; at += 1) {
      void rateLimiter.enter().then((start) => {
        clock.wakeAfter(20 + (at % 50), () => start.answered(null));
        return starts.push(clock.now());
      });
    }
    await clock.advance((500 / 50 - 1) * 1_030 + 100);
    expect(starts).toHaveLength(500);
    expect(fullest(starts, 1_000)).toBe(50);
  });

  test('does not wait for an answer that never comes', async () => {
    const { clock, ask, started } = crowd();
    times(51, () => ask());
    await clock.advance(1_600);
    expect(started).toHaveLength(51);
  });

  test('leaves no alarm behind when nobody waits', async () => {
    const { clock, ask, started, away } = crowd();
    const stop = new AbortController();
    times(50, () => ask());
    await clock.advance(0);
    expect(clock.set).toBe(0);
    times(2, () => ask({ signal: stop.signal }));
    await clock.advance(0);
    expect(clock.set).toBe(1);
    stop.abort(new Error('enough'));
    await clock.advance(0);
    expect(clock.set).toBe(0);
    expect(away.map(({ error }) => (error as Error).message)).toEqual(['enough', 'enough']);
    ask();
    await clock.advance(1_600);
    expect(started.at(-1)?.id).toBe(53);
    expect(clock.set).toBe(0);
  });

  test('does not let in who has given up before', async () => {
    const { clock, ask, started, away } = crowd();
    ask({ signal: AbortSignal.abort(new Error('gone')) });
    await clock.advance(0);
    expect(started).toEqual([]);
    expect(away).toHaveLength(1);
  });

  test('turns away when the line is full, and says for how long', async () => {
    const { clock, ask, away } = crowd({ maxQueue: 100 });
    times(151, () => ask());
    await clock.advance(0);
    expect(away).toEqual([{ id: 151, error: new RateLimitedError(2_000) }]);
  });

  test('keeps more distance while this process is kept from running, and for a while after', async () => {
    const clock = stillClock();
    let lateMs = 120;
    // Nothing runs on time: neither alarms nor, as all wait for the processor, what is sent.
    const kept = {
      now: clock.now,
      wakeAfter: (ms: number, wake: () => void) => clock.wakeAfter(ms + lateMs, wake),
    };
    const rateLimiter = createRateLimiter({ timing: kept });
    const arrivals: number[] = [];
    const send = async () => {
      const start = await rateLimiter.enter();
      const arrival = clock.now() + 2 + lateMs;
      arrivals.push(arrival);
      clock.wakeAfter(arrival - clock.now() + 2, () => start.answered(arrival));
    };
    for (let second = 0; second < 90; second += 1) {
      if (second === 80) lateMs = 0;
      times(50, () => void send());
      await clock.advance(1_000);
    }
    await clock.advance(60_000);
    expect(arrivals).toHaveLength(90 * 50);
    expect(fullest(arrivals, 1_000)).toBeLessThanOrEqual(50);
  });

  test('is not fooled by alarms that ring too soon', async () => {
    const { clock, ask, started } = crowd({}, stillClock(0.75));
    times(51, () => ask());
    await clock.advance(3_000);
    expect(started).toHaveLength(51);
    expect(
      fullest(
        started.map(({ at }) => at),
        1_000,
      ),
    ).toBe(50);
  });
});

describe('a pause', () => {
  test('holds everything back for as long as was said, and not the impatient', async () => {
    const { rateLimiter, clock, ask, started, away } = crowd();
    times(50, () => ask());
    ask({ patienceMs: 2_000 });
    ask();
    await clock.advance(0);
    rateLimiter.pause(5_000);
    ask({ patienceMs: 2_000 });
    await clock.advance(0);
    expect(away.toSorted((a, b) => a.id - b.id)).toEqual(
      [51, 53].map((id) => ({ id, error: new RateLimitedError(5_000) })),
    );
    await clock.advance(4_999);
    expect(started).toHaveLength(50);
    await clock.advance(1);
    expect(started.slice(50)).toEqual([{ id: 52, at: 5_000 }]);
  });

  test('is never cut short by a shorter one', async () => {
    const { rateLimiter, clock, ask, started } = crowd();
    rateLimiter.pause(5_000);
    rateLimiter.pause(100);
    ask();
    await clock.advance(4_999);
    expect(started).toEqual([]);
    await clock.advance(1);
    expect(started).toHaveLength(1);
  });
});

const actions = fc.array(
  fc.record({
    after: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 400 })),
    count: fc.integer({ min: 1, max: 60 }),
    way: fc.option(fc.integer({ min: 0, max: 300 }), { nil: null }),
    abortAfter: fc.option(fc.integer({ min: 0, max: 3_000 }), { nil: null, freq: 3 }),
    pause: fc.option(fc.integer({ min: 1, max: 2_000 }), { nil: null, freq: 10 }),
  }),
  { minLength: 1, maxLength: 15 },
);

describe('whatever is asked for and whenever', () => {
  test('no second holds more than fifty starts; they keep their order; nobody is lost', async () => {
    await fc.assert(
      fc.asyncProperty(actions, async (all) => {
        const { rateLimiter, clock, ask, started, away } = crowd({ maxQueue: 300 });
        const given = new Set<number>();
        let asked = 0;
        for (const { after, count, way, abortAfter, pause } of all) {
          await clock.advance(after);
          if (pause !== null) rateLimiter.pause(pause);
          times(count, () => {
            const stop = new AbortController();
            if (abortAfter !== null) clock.wakeAfter(abortAfter, () => stop.abort(new Error('given up')));
            asked = ask({ signal: stop.signal }, way);
            if (abortAfter !== null) given.add(asked);
          });
        }
        await clock.advance(120_000);
        expect(
          fullest(
            started.map(({ at }) => at),
            1_000,
          ),
        ).toBeLessThanOrEqual(50);
        const order = started.map(({ id }) => id);
        expect(order).toEqual(order.toSorted((a, b) => a - b));
        const everyone = [...started, ...away].map(({ id }) => id).sort((a, b) => a - b);
        expect(everyone).toEqual(Array.from({ length: asked }, (_, at) => at + 1));
        for (const { id, error } of away)
          if (!(error instanceof RateLimitedError)) expect(given).toContain(id);
        expect(clock.set).toBe(0);
      }),
      { numRuns: 100 },
    );
  });

  test('Discord never counts more than fifty in one of its seconds, however uneven the way', async () => {
    const hiccups = fc.array(fc.integer({ min: 0, max: 250 }), { minLength: 20, maxLength: 400 });
    await fc.assert(
      fc.asyncProperty(hiccups, fc.integer({ min: 1, max: 80 }), async (delays, least) => {
        const { clock, started, ask } = crowd();
        const ways = [0, ...delays].map((delay) => least + delay);
        for (const way of ways) ask(undefined, way, 5);
        await clock.advance(60_000);
        expect(started).toHaveLength(ways.length);
        const arrivals = started.map(({ at }, index) => Math.floor(at + (ways[index] ?? 0)));
        expect(fullest(arrivals, 1_000)).toBeLessThanOrEqual(50);
      }),
      { numRuns: 100 },
    );
  });
});
