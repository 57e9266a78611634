import { describe, expect, it } from 'vitest';
import type { Clock } from '../../../src/source/http/request-pacing.ts';
import { aFetcher, anAssembly } from '../support/fetch.ts';

describe('politeness', () => {
  it('asks one thing at a time and pauses in between, for redirects as well', async () => {
    let now = 0;
    const slept: number[] = [];
    const clock: Clock = {
      now: () => now,
      sleep: async (milliseconds) => {
        slept.push(milliseconds);
        now += milliseconds;
      },
    };
    const [one, two] = [await anAssembly({ clock: later }), await anAssembly({ clock: later })];
    // A request takes half a second, which the pause after it does not count.
    function later(): Date {
      now += 500;
      return new Date(now);
    }
    one.misbehave('/en', { redirect: '/fr' });
    const fetcher = aFetcher(one, { allowedHosts: [one.host, two.host], pauseMs: 2000, clock });
    const urls = [`${one.baseUrl}/`, `${two.baseUrl}/en`, `${one.baseUrl}/en`, `${two.baseUrl}/`];
    await Promise.all(urls.map((url) => fetcher.get(url)));
    expect(slept).toEqual([2000, 2000, 2000, 2000]);
    const requests = [...one.requests, ...two.requests];
    expect(requests).toHaveLength(5);
    expect(requests.every((request) => request.atOnce === 1)).toBe(true);
  });

  it('goes on after a failure', async () => {
    const assembly = await anAssembly();
    assembly.misbehave('feed', 'reset', { times: 1 });
    const fetcher = aFetcher(assembly);
    const both = await Promise.all([fetcher.get(assembly.feedUrl), fetcher.get(assembly.feedUrl)]);
    expect(both.map((fetched) => fetched.kind)).toEqual(['unreachable', 'ok']);
  });
});

describe('stopping', () => {
  it('ends a request that is under way, and one that waits, with the reason given', async () => {
    const assembly = await anAssembly();
    assembly.misbehave('feed', 'hang', { times: 1 });
    const fetcher = aFetcher(assembly, { timeoutMs: 60_000 });
    const stop = new AbortController();
    const reason = new Error('enough');
    const underWay = fetcher.get(assembly.feedUrl, { signal: stop.signal });
    const waiting = fetcher.get(assembly.atomUrl, { signal: stop.signal });
    const settled = Promise.allSettled([underWay, waiting]);
    await assembly.waitForRequest('/feeds/documents.rss');
    stop.abort(reason);
    expect(await settled).toEqual([
      { status: 'rejected', reason },
      { status: 'rejected', reason },
    ]);
    expect(assembly.requests).toHaveLength(1);
    expect((await fetcher.get(assembly.feedUrl)).kind).toBe('ok');
  });

  it('ends a pause', async () => {
    const assembly = await anAssembly();
    const fetcher = aFetcher(assembly, { pauseMs: 60_000 });
    await fetcher.get(assembly.feedUrl);
    const stop = new AbortController();
    const paused = fetcher.get(assembly.feedUrl, { signal: stop.signal });
    setImmediate(() => stop.abort(new Error('enough')));
    await expect(paused).rejects.toThrow('enough');
  });

  it('after closing nothing is asked any more', async () => {
    const assembly = await anAssembly();
    assembly.misbehave('feed', 'hang');
    const fetcher = aFetcher(assembly);
    const underWay = Promise.allSettled([fetcher.get(assembly.feedUrl)]);
    await assembly.waitForRequest('/feeds/documents.rss');
    await fetcher.close();
    expect(await underWay).toMatchObject([
      { status: 'rejected', reason: { message: 'The fetcher is closed.' } },
    ]);
    await expect(fetcher.get(assembly.feedUrl)).rejects.toThrow('The fetcher is closed.');
    expect(assembly.requests).toHaveLength(1);
  });
});
