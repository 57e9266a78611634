import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { archive } from '../../../tools/assembly-sandbox/archive.ts';
import type { Misbehaviour } from '../../../tools/assembly-sandbox/misbehaviour.ts';
import { startAssembly } from '../../../tools/assembly-sandbox/server.ts';
import { createFetcher, type Fetcher } from '../../../src/source/http/fetcher.ts';
import type { FetchResult } from '../../../src/source/http/fetch-result.ts';
import { aFetcher, anAssembly } from '../support/fetch.ts';

const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const text = (fetched: FetchResult): string =>
  fetched.kind === 'ok' ? Buffer.from(fetched.bytes).toString() : `not ok: ${JSON.stringify(fetched)}`;

/** A server that answers as told, and a fetcher that may ask it. */
async function serving(
  listener: RequestListener,
  options: { maxBytes?: number } = {},
): Promise<[Fetcher, string]> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const limits = { pauseMs: 0, timeoutMs: 3000, maxBytes: 100_000, ...options };
  const fetcher = createFetcher({ userAgent: 'hemicycle-tests/1', allowedHosts: [host], ...limits });
  closing.push(() => fetcher.close());
  closing.push(async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  });
  return [fetcher, `http://${host}/`];
}

describe('a good answer', () => {
  it('comes with its type and its validators, under the name of the project', async () => {
    const assembly = await anAssembly();
    assembly.seed(archive.slice(0, 2));
    const fetched = await aFetcher(assembly).get(assembly.feedUrl);
    expect(fetched).toMatchObject({ kind: 'ok', status: 200, url: assembly.feedUrl });
    expect(fetched).toMatchObject({ contentType: 'application/rss+xml; charset=utf-8' });
    expect(text(fetched)).toContain('<rss version="2.0">');
    expect(assembly.requests[0]?.headers['user-agent']).toBe('hemicycle-tests/1');
  });

  it('is unchanged when its validators still hold, and new when they do not', async () => {
    const assembly = await anAssembly();
    const fetcher = aFetcher(assembly);
    const first = await fetcher.get(assembly.feedUrl);
    if (first.kind !== 'ok') throw new Error(first.kind);
    for (const validators of [first, { etag: first.etag }, { lastModified: first.lastModified }]) {
      expect(await fetcher.get(assembly.feedUrl, { validators })).toEqual({ kind: 'unchanged' });
    }
    assembly.seed(archive.slice(0, 1));
    expect((await fetcher.get(assembly.feedUrl, { validators: { etag: first.etag } })).kind).toBe('ok');
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
  ] as const)('is unpacked from %s', async (encoding, pack) => {
    const [fetcher, url] = await serving((_request, response) => {
      response.setHeader('content-encoding', encoding);
      response.end(pack('Déclaration écrite'));
    });
    expect(text(await fetcher.get(url))).toBe('Déclaration écrite');
  });

  it('does not send back a validator that is not fit for a header', async () => {
    const [fetcher, url] = await serving((request, response) => {
      response.end(JSON.stringify(request.headers));
    });
    const fetched = await fetcher.get(url, {
      validators: { etag: '"a"\r\nx-evil: 1', lastModified: 'gestern €' },
    });
    expect(text(fetched)).not.toMatch(/evil|if-none-match|if-modified/);
  });
});

describe('a bad answer is told apart', () => {
  const cases: [Misbehaviour, Partial<FetchResult>][] = [
    [{ status: 404 }, { kind: 'gone' }],
    [{ status: 410 }, { kind: 'gone' }],
    [{ status: 403 }, { kind: 'blocked' }],
    [{ status: 401 }, { kind: 'blocked' }],
    [
      { status: 429, retryAfter: '120' },
      { kind: 'blocked', retryAfterMs: 120_000 },
    ],
    [{ status: 500 }, { kind: 'unreachable' }],
    [
      { status: 503, retryAfter: '7' },
      { kind: 'unreachable', retryAfterMs: 7000 },
    ],
    [{ status: 418 }, { kind: 'broken' }],
    [{ status: 204 }, { kind: 'broken' }],
    ['challenge', { kind: 'blocked' }],
    ['huge', { kind: 'broken' }],
    ['bomb', { kind: 'broken' }],
    ['loop', { kind: 'broken' }],
    ['maze', { kind: 'broken' }],
    ['reset', { kind: 'unreachable' }],
    [{ redirect: 'ftp://127.0.0.1/feed' }, { kind: 'broken' }],
    [{ redirect: 'http://' }, { kind: 'broken' }],
  ];

  it.each(cases)('%o', async (misbehaviour, expected) => {
    const assembly = await anAssembly();
    assembly.misbehave('feed', misbehaviour);
    const fetched = await aFetcher(assembly).get(assembly.feedUrl);
    expect(fetched).toMatchObject({ ...expected, reason: expect.stringMatching(/^\S.*\.$/) });
  });

  it.each(['hang', 'drip'] as const)('%s: not done within the timeout', async (misbehaviour) => {
    const assembly = await anAssembly();
    assembly.seed(archive);
    assembly.misbehave('feed', misbehaviour);
    const fetched = await aFetcher(assembly, { timeoutMs: 150 }).get(assembly.feedUrl);
    expect(fetched).toMatchObject({ kind: 'unreachable', reason: expect.stringContaining('did not finish') });
  });

  it('nobody listening', async () => {
    const assembly = await startAssembly();
    await assembly.close();
    expect(await aFetcher(assembly).get(assembly.feedUrl)).toMatchObject({
      kind: 'unreachable',
      reason: expect.stringContaining('does not accept connections'),
    });
  });

  it('a challenge is known by its page when no header says so, and by 503 as well', async () => {
    const [fetcher, url] = await serving((_request, response) => {
      response.writeHead(503, { 'content-type': 'text/html', 'retry-after': '3' });
      response.end('<html><head><title>Just a moment...</title></head></html>');
    });
    expect(await fetcher.get(url)).toMatchObject({ kind: 'blocked', retryAfterMs: 3000 });
  });

  it('words of a challenge in the text of a page are no challenge', async () => {
    const page =
      '<title>Just a moment in history</title><p>Just a moment... Access denied</p><script src="/cdn-cgi/challenge-platform/x.js"></script>';
    const [fetcher, url] = await serving((_request, response) => {
      response.end(page);
    });
    expect(text(await fetcher.get(url))).toBe(page);
  });

  it('something that is not HTTP, a damaged packing, a packing nobody asked for, an unasked 304', async () => {
    const [fetcher, url] = await serving((request, response) => {
      if (request.url === '/raw') response.socket?.end('SSH-2.0-teapot\r\n\r\n');
      if (request.url === '/damaged')
        response.setHeader('content-encoding', 'gzip').end(gzipSync('x'.repeat(999)).subarray(0, 20));
      if (request.url === '/odd') response.setHeader('content-encoding', 'rot13').end('uryyb');
      if (request.url === '/304') response.writeHead(304).end();
    });
    for (const path of ['raw', 'damaged', 'odd', '304']) {
      expect([path, await fetcher.get(url + path)]).toMatchObject([path, { kind: 'broken' }]);
    }
  });

  it('what is no address', async () => {
    const assembly = await anAssembly();
    const fetcher = aFetcher(assembly);
    for (const address of ['', 'feed.xml', 'file:///etc/passwd', `http://user:pass@${assembly.host}/`]) {
      expect([address, await fetcher.get(address)]).toMatchObject([address, { kind: 'broken' }]);
    }
    expect(assembly.requests).toEqual([]);
  });
});

it('a server that ends the connection while the body is unread does no harm', async () => {
  const [fetcher, url] = await serving(
    (_request, response) => {
      response.socket?.end(`HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n${'x'.repeat(900_000)}`);
    },
    { maxBytes: 1_000_000 },
  );
  expect(text(await fetcher.get(url))).toHaveLength(900_000);
  expect(await fetcher.get(url, { maxBytes: 500_000 })).toMatchObject({ kind: 'broken' });
});

describe('the size limit', () => {
  it('stops reading early, whatever the length', async () => {
    const assembly = await anAssembly();
    assembly.misbehave('feed', 'huge');
    const fetcher = aFetcher(assembly, { maxBytes: 100_000 });
    expect(await fetcher.get(assembly.feedUrl)).toMatchObject({
      kind: 'broken',
      reason: expect.stringContaining('98 kB'),
    });
    await fetcher.get(assembly.baseUrl);
    const sent = assembly.requests[0]?.sent;
    // What lies in the buffers between the two ends comes on top of the limit.
    expect(sent).toBeGreaterThan(100_000);
    expect(sent).toBeLessThan(20 * 1024 * 1024);
  });

  it('holds for the unpacked body, and a body of exactly the limit passes', async () => {
    const [fetcher, url] = await serving((request, response) => {
      const length = request.url === '/over' ? 100_001 : 100_000;
      response.setHeader('content-encoding', 'gzip').end(gzipSync('x'.repeat(length)));
    });
    expect(await fetcher.get(`${url}exact`)).toMatchObject({ kind: 'ok' });
    expect(await fetcher.get(`${url}over`)).toMatchObject({ kind: 'broken' });
    expect(await fetcher.get(`${url}exact`, { maxBytes: 10 })).toMatchObject({ kind: 'broken' });
  });
});

describe('hosts', () => {
  it('are never contacted unless they are listed, not even by redirect', async () => {
    const [ours, other] = [await anAssembly(), await anAssembly()];
    const fetcher = aFetcher(ours);
    ours.misbehave('feed', { redirect: other.feedUrl });
    expect(await fetcher.get(ours.feedUrl)).toMatchObject({
      kind: 'broken',
      reason: expect.stringContaining(other.host),
    });
    expect(await fetcher.get(other.feedUrl)).toMatchObject({ kind: 'broken' });
    expect(other.requests).toEqual([]);
    expect(ours.requests).toHaveLength(1);
  });

  it('may redirect to one another when both are listed; the final address is told', async () => {
    const [ours, other] = [await anAssembly(), await anAssembly()];
    ours.misbehave('feed', { redirect: other.atomUrl });
    const fetcher = aFetcher(ours, { allowedHosts: [ours.host, other.host] });
    expect(await fetcher.get(ours.feedUrl)).toMatchObject({ kind: 'ok', url: other.atomUrl });
  });

  it('are asked no more than six times for one page', async () => {
    const assembly = await anAssembly();
    assembly.misbehave('feed', 'maze');
    await aFetcher(assembly).get(assembly.feedUrl);
    expect(assembly.requests).toHaveLength(6);
  });

  it('whose rules forbid an address are not asked for it', async () => {
    const assembly = await anAssembly();
    const reason = 'The site asks robots to stay away.';
    const fetcher = aFetcher(assembly, {
      rules: {
        judge: async ({ pathname }) =>
          pathname === '/en' ? { kind: 'blocked', reason } : { kind: 'allowed', pauseMs: 0 },
      },
    });
    expect(await fetcher.get(`${assembly.baseUrl}/en`)).toEqual({
      kind: 'blocked',
      reason,
    });
    expect(assembly.requests).toEqual([]);
    expect((await fetcher.get(`${assembly.baseUrl}/fr`)).kind).toBe('ok');
  });
});
