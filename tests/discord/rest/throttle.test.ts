import { Response } from 'undici';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { CircuitOpenError, createCircuitBreaker } from '../../../src/discord/rest/circuit-breaker.ts';
import { createRateLimiter, RateLimitedError } from '../../../src/discord/rest/rate-limiter.ts';
import { createThrottle, FencedError, throttled } from '../../../src/discord/rest/throttle.ts';
import { stillClock } from '../support/still-clock.ts';

const post = 'https://discord.example/api/v10/channels/100000000000000001/messages';
const commands = 'https://discord.example/api/v10/applications/100000000000000001/commands';
const callback = 'https://discord.example/api/v10/interactions/100000000000000001/abc/callback';
const followUp = 'https://discord.example/api/v10/webhooks/100000000000000001/abc/messages/@original';

type Answer = readonly [status: number, headers?: Record<string, string>, body?: unknown];

const done: Answer = [200];
const globally = (seconds: number, header = Math.ceil(seconds)): Answer => [
  429,
  { 'Retry-After': String(header), 'X-RateLimit-Scope': 'global', 'X-RateLimit-Global': 'true' },
  { message: 'You are being rate limited.', retry_after: seconds, global: true },
];

/** A Discord that gives these answers in turn, then agrees to everything; time stands still. */
function setting(answers: readonly Answer[] = [], most = 3, mayPost = () => true) {
  const clock = stillClock();
  const asked: { readonly url: string; readonly at: number }[] = [];
  const queue = [...answers];
  const circuitBreaker = createCircuitBreaker({ now: clock.now, most });
  const make = throttled(
    async (url) => {
      asked.push({ url, at: clock.now() });
      const [status, headers = {}, body = {}] = queue.shift() ?? done;
      return new Response(JSON.stringify(body), { status, headers });
    },
    { rateLimiter: createRateLimiter({ timing: clock }), circuitBreaker, mayPost },
    10_000,
  );
  /** Sends; afterwards the answer or the error is in what is returned. */
  const send = (url: string, signal?: AbortSignal) => {
    const result: { response?: Awaited<ReturnType<typeof make>>; error?: unknown } = {};
    make(url, { method: 'POST', ...(signal && { signal }) }).then(
      (response) => (result.response = response),
      (error: unknown) => (result.error = error),
    );
    return result;
  };
  const settle = async () => {
    // What an answer says is read outside the clock that stands still.
    for (let at = 0; at < 5; at += 1) await new Promise((resolve) => setImmediate(resolve));
    await clock.advance(0);
  };
  return { clock, asked, circuitBreaker, send, settle };
}

afterEach(() => vi.restoreAllMocks());

test('what waited for its turn while another process became the leader is not posted', async () => {
  let mayPost = true;
  const { clock, asked, send } = setting([], 3, () => mayPost);
  for (let at = 0; at < 51; at += 1) send(post);
  await clock.advance(0);
  expect(asked).toHaveLength(50);
  const late = send(post);
  mayPost = false;
  await clock.advance(2_000);
  expect(asked).toHaveLength(50);
  expect(late.error).toBeInstanceOf(FencedError);
  // What stands nowhere twice goes through.
  send(commands);
  await clock.advance(2_000);
  expect(asked).toHaveLength(51);
});

describe('a limit on everything', () => {
  test('holds all that carries the token back for as long as the longer of header and body says', async () => {
    for (const answer of [globally(4.2), globally(5, 1), globally(0.3, 5)]) {
      const { clock, asked, send, settle } = setting([answer]);
      const first = send(commands);
      await settle();
      const second = send(commands);
      const until = answer === globally(4.2) ? 5_000 : 5_000;
      await clock.advance(until - 1);
      expect(asked).toHaveLength(1);
      await clock.advance(1);
      await settle();
      expect(asked).toHaveLength(3);
      expect([first.response?.status, second.response?.status]).toEqual([200, 200]);
    }
  });

  test('hands deliveries back with the time, and lets answers to people through', async () => {
    const { clock, asked, send, settle } = setting([globally(30)]);
    const first = send(post);
    await settle();
    expect(first.error).toEqual(new RateLimitedError(30_000));
    const second = send(post);
    const third = send(followUp);
    const fourth = send(callback);
    await settle();
    expect(second.error).toBeInstanceOf(RateLimitedError);
    expect([third.response?.status, fourth.response?.status]).toEqual([200, 200]);
    await clock.advance(30_000);
    const late = send(post);
    await settle();
    expect(late.response?.status).toBe(200);
    expect(asked.map(({ url }) => url)).toEqual([post, followUp, callback, post]);
  });

  test('met by an answer to a person does not hold up other answers', async () => {
    const { asked, send, settle } = setting([globally(30)]);
    const first = send(followUp);
    await settle();
    expect(first.response?.status).toBe(429);
    expect(first.response?.headers.get('Retry-After')).toBe('30');
    expect(first.response?.headers.has('X-RateLimit-Global')).toBe(false);
    const delivery = send(post);
    await settle();
    expect(delivery.error).toEqual(new RateLimitedError(30_000));
    expect(asked).toHaveLength(1);
  });

  test('is what an answer without a scope means: it comes from before Discord', async () => {
    const { send, settle } = setting([[429, { 'Retry-After': '60' }, 'error code: 1015']]);
    const first = send(post);
    await settle();
    const other = send(post);
    await settle();
    expect([first.error, other.error]).toEqual([new RateLimitedError(60_000), new RateLimitedError(60_000)]);
  });
});

describe('a limit of one route', () => {
  test.each([
    ['the header', '3', 2.2, '3'],
    ['the body', '1', 7.5, '7.5'],
  ])('is handed to the library with the longer time, of %s', async (_which, header, body, told) => {
    const headers = {
      'Retry-After': header,
      'X-RateLimit-Scope': 'user',
      'X-RateLimit-Remaining': '0',
      'X-RateLimit-Reset-After': '0.2',
    };
    const { asked, send, settle } = setting([[429, headers, { retry_after: body, global: false }]]);
    const first = send(post);
    await settle();
    expect(first.response?.status).toBe(429);
    // The library looks at one of them, and which one depends.
    expect(first.response?.headers.get('Retry-After')).toBe(told);
    expect(first.response?.headers.get('X-RateLimit-Reset-After')).toBe(told);
    send(post);
    await settle();
    expect(asked).toHaveLength(2);
  });

  test('that nobody gives an end is an error, not a loop', async () => {
    const { asked, send, settle } = setting([[429, { 'X-RateLimit-Scope': 'user' }, 'slow down']]);
    const first = send(post);
    await settle();
    expect(first.error).toEqual(new RateLimitedError(null));
    expect(asked).toHaveLength(1);
  });

  test('may end at a time of day', async () => {
    vi.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-01-05T12:00:00Z'));
    const date = 'Mon, 05 Jan 2026 12:01:30 GMT';
    const { send, settle } = setting([[429, { 'Retry-After': date, 'X-RateLimit-Scope': 'user' }, '']]);
    const first = send(post);
    await settle();
    expect(first.response?.headers.get('Retry-After')).toBe('90');
  });
});

describe('requests that are refused', () => {
  test('stop everything but answers to people', async () => {
    const { asked, send, settle, clock } = setting([[401], [403], [403]]);
    for (const _ of [1, 2, 3]) {
      send(post);
      await settle();
    }
    const stopped = send(post);
    const answer = send(callback);
    await settle();
    expect(stopped.error).toEqual(new CircuitOpenError(600_000));
    expect(answer.response?.status).toBe(200);
    expect(asked).toHaveLength(4);
    await clock.advance(600_000);
    const again = send(post);
    await settle();
    expect(again.response?.status).toBe(200);
  });

  test('stop those that wait in line already', async () => {
    const { asked, circuitBreaker, send, settle, clock } = setting();
    const all = Array.from({ length: 60 }, () => send(post));
    await settle();
    for (const _ of [1, 2, 3]) circuitBreaker.count();
    await clock.advance(2_000);
    await settle();
    expect(asked).toHaveLength(50);
    expect(all.filter(({ error }) => error instanceof CircuitOpenError)).toHaveLength(10);
  });

  test('are counted when they were too fast, but not for the fault of others, and not when they are gone', async () => {
    const limited = (scope: string): Answer => [429, { 'Retry-After': '1', 'X-RateLimit-Scope': scope }];
    const harmless = setting([limited('shared'), limited('shared'), limited('shared'), [404], [400], [500]]);
    for (let at = 0; at < 7; at += 1) {
      harmless.send(post);
      await harmless.settle();
    }
    expect(harmless.asked).toHaveLength(7);
    const counted = setting([limited('user'), limited('user'), limited('user')]);
    for (let at = 0; at < 5; at += 1) {
      counted.send(post);
      await counted.settle();
    }
    expect(counted.asked).toHaveLength(3);
  });
});

describe('giving up', () => {
  test('in line ends the wait at once', async () => {
    const { asked, send, settle } = setting();
    for (let at = 0; at < 50; at += 1) send(post);
    const stop = new AbortController();
    const waiting = send(post, stop.signal);
    await settle();
    stop.abort();
    await settle();
    expect((waiting.error as Error).name).toBe('AbortError');
    expect(asked).toHaveLength(50);
  });
});

test('a new leader waits until what an earlier one sent does not count any more', async () => {
  for (const [quietMs, heldMs] of [
    [null, 1_000],
    [300, 700],
    [5_000, 0],
  ] as const) {
    const { rateLimiter } = createThrottle({ quietMs });
    const began = performance.now();
    await rateLimiter.enter();
    expect(performance.now() - began).toBeGreaterThanOrEqual(heldMs - 5);
  }
});
