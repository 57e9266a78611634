import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Clock } from '../../../src/source/http/request-pacing.ts';
import { createSiteRules, parseRobots } from '../../../src/source/http/robots.ts';
import type { Misbehaviour } from '../../../tools/assembly-sandbox/misbehaviour.ts';
import { aFetcher, anAssembly } from '../support/fetch.ts';

const allows = (text: string, path: string) => parseRobots(text, 'Hemicycle').allows(path);

describe('the text', () => {
  it('without rules allows everything', () => {
    for (const text of [
      '',
      '\n\n',
      '# Disallow: /',
      'User-agent: *\nDisallow:',
      '<html>Not found: /</html>',
    ]) {
      expect(allows(text, '/en/files/1/html')).toBe(true);
    }
  });

  it('speaks to us by name, whatever the case and version, else to everybody', () => {
    const text = 'User-agent: *\nDisallow: /\n\nUser-Agent: HEMICYCLE/2.0\nDisallow: /secret\n';
    expect(allows(text, '/en')).toBe(true);
    expect(allows(text, '/secret/1')).toBe(false);
    expect(parseRobots(text, 'Another').allows('/en')).toBe(false);
    expect(allows('User-agent: Hemi\nDisallow: /', '/en')).toBe(true);
    expect(allows('User-agent: Hemicycle-News\nDisallow: /', '/en')).toBe(true);
  });

  it('may name several robots before their rules, and one robot more than once', () => {
    const text = [
      'User-agent: other',
      'Sitemap: https://assembly.example/map.xml',
      'User-agent: hemicycle',
      'Disallow: /a',
      'User-agent: hemicycle',
      'Disallow: /b',
      'User-agent: other',
      'Disallow: /c',
    ].join('\r\n');
    expect(['/a', '/b', '/c'].map((path) => allows(text, path))).toEqual([false, false, true]);
  });

  it('rules before any robot is named do not count', () => {
    expect(allows('Disallow: /\nUser-agent: *\nDisallow: /x', '/en')).toBe(true);
  });

  it.each([
    ['/files', '/files', '/files/1', false],
    ['/files', '/files/', '/files/1', true],
    ['/en/', '/en/files', '/en/files/1', true],
  ])('the longest match decides: disallow %s, allow %s', (disallow, allow, path, expected) => {
    expect(allows(`User-agent: *\nDisallow: ${disallow}\nAllow: ${allow}`, path)).toBe(
      disallow === allow ? true : expected,
    );
    expect(allows(`User-agent: *\nAllow: ${allow}\nDisallow: ${disallow}`, path)).toBe(
      disallow === allow ? true : expected,
    );
  });

  it('a longer disallow goes before a shorter allow', () => {
    const text = 'User-agent: *\nAllow: /en\nDisallow: /en/files';
    expect([allows(text, '/en'), allows(text, '/en/files/1')]).toEqual([true, false]);
  });

  it.each([
    ['/*.pdf', '/a/b.pdf?x', false],
    ['/*.pdf$', '/a/b.pdf?x', true],
    ['/*.pdf$', '/a/b.pdf', false],
    ['/files/*/html', '/files/12/html', false],
    ['/files/*/html', '/files/12/text', true],
    ['/a*a$', '/a', true],
    ['/a$', '/ab', true],
    ['/a$', '/a', false],
    ['*', '/anything', false],
    ['/path/with-%2A.html', '/path/with-*.html', false],
    ['/path/with-%2A.html', '/path/with-x.html', true],
    ['/d%C3%A9claration', '/d%c3%a9claration', false],
    ['/déclaration', '/d%C3%A9claration', false],
    ['/%7euser', '/~user', false],
    ['/a%2Fb', '/a/b', true],
  ])('disallow %s: %s', (pattern, path, expected) => {
    expect(allows(`User-agent: *\nDisallow: ${pattern} # a comment`, path)).toBe(expected);
  });

  it('is read up to 500 KiB, with any line ends and a byte order mark', () => {
    const late = `User-agent: *\n${'# filler\n'.repeat(60_000)}Disallow: /\n`;
    expect(late.length).toBeGreaterThan(500 * 1024);
    expect(allows(late, '/en')).toBe(true);
    expect(allows('\uFEFFUser-agent: *\rDisallow: /\r', '/en')).toBe(false);
  });

  it('may ask for pauses', () => {
    expect(parseRobots('User-agent: *\nCrawl-delay: 2.5', 'Hemicycle').delayMs).toBe(2500);
    expect(parseRobots('User-agent: *\nCrawl-delay: soon', 'Hemicycle').delayMs).toBeNull();
    expect(parseRobots('User-agent: other\nCrawl-delay: 9', 'Hemicycle').delayMs).toBeNull();
  });

  it('matches as a regular expression of the same meaning would', () => {
    const path = fc.stringMatching(/^\/[ab/.*]{0,8}$/);
    const pattern = fc.stringMatching(/^\/[ab/.*]{0,6}\$?$/);
    fc.assert(
      fc.property(pattern, path, (rule, asked) => {
        const source = rule
          .replace(/\$$/, '')
          .split('*')
          .map((part) => part.replaceAll('.', String.raw`\.`))
          .join('.*');
        const expected = new RegExp(`^${source}${rule.endsWith('$') ? '$' : ''}`).test(asked);
        expect(allows(`User-agent: *\nDisallow: ${rule}`, asked)).toBe(!expected);
      }),
    );
  });
});

/** A fetcher that keeps to robots.txt, by a clock of the test's own. */
function polite(assembly: Awaited<ReturnType<typeof anAssembly>>, pauseMs = 0) {
  const time = { now: 0, slept: [] as number[] };
  const clock: Clock = {
    now: () => time.now,
    sleep: async (ms) => {
      time.slept.push(ms);
      time.now += ms;
    },
  };
  const rules = createSiteRules({ product: 'Hemicycle', clock });
  return { time, fetcher: aFetcher(assembly, { clock, pauseMs, rules }) };
}

describe('a site', () => {
  const urlsOf = ({ requests }: Awaited<ReturnType<typeof anAssembly>>) => requests.map(({ url }) => url);

  it('is asked for its robots.txt first, politely, and then once a day', async () => {
    const assembly = await anAssembly();
    const { time, fetcher } = polite(assembly, 1000);
    await fetcher.get(`${assembly.baseUrl}/en`);
    expect(time.slept).toEqual([1000]);
    time.now = 24 * 60 * 60_000 - 1;
    await fetcher.get(`${assembly.baseUrl}/fr`);
    time.now += 2;
    await fetcher.get(`${assembly.baseUrl}/fr`);
    expect(urlsOf(assembly)).toEqual(['/robots.txt', '/en', '/fr', '/robots.txt', '/fr']);
  });

  it('is never asked for what it forbids, by a redirect neither', async () => {
    const assembly = await anAssembly({ robots: 'User-agent: hemicycle\nDisallow: /fr' });
    const { fetcher } = polite(assembly);
    const blocked = { kind: 'blocked', reason: `The robots.txt of ${assembly.host} forbids /fr to us.` };
    expect(await fetcher.get(`${assembly.baseUrl}/fr`)).toEqual(blocked);
    assembly.misbehave('/en', { redirect: '/fr' });
    expect(await fetcher.get(`${assembly.baseUrl}/en`)).toEqual(blocked);
    expect(urlsOf(assembly)).toEqual(['/robots.txt', '/en']);
  });

  it.each([[404], [403], [401], [410]])('without a robots.txt (%s) may be asked', async (code) => {
    const assembly = await anAssembly();
    assembly.misbehave('/robots.txt', { status: code });
    expect((await polite(assembly).fetcher.get(`${assembly.baseUrl}/en`)).kind).toBe('ok');
  });

  const troubles: [Misbehaviour, 'unreachable' | 'blocked'][] = [
    [{ status: 500 }, 'unreachable'],
    [{ status: 503, retryAfter: '60' }, 'unreachable'],
    [{ status: 429, retryAfter: '60' }, 'blocked'],
    ['reset', 'unreachable'],
    ['huge', 'unreachable'],
  ];
  it.each(troubles)(
    'whose robots.txt has trouble (%j) is left alone until it has none',
    async (kind, outcome) => {
      const assembly = await anAssembly();
      const undo = assembly.misbehave('/robots.txt', kind);
      const { fetcher } = polite(assembly);
      const fetched = await fetcher.get(`${assembly.baseUrl}/en`);
      expect(fetched).toMatchObject({
        kind: outcome,
        reason: expect.stringContaining(`The robots.txt of ${assembly.host} cannot be read`),
        ...(typeof kind === 'object' && 'retryAfter' in kind && { retryAfterMs: 60_000 }),
      });
      expect(urlsOf(assembly)).toEqual(['/robots.txt']);
      undo();
      expect((await fetcher.get(`${assembly.baseUrl}/en`)).kind).toBe('ok');
    },
  );

  it('whose robots.txt has trouble later goes by the one read before', async () => {
    const assembly = await anAssembly({ robots: 'User-agent: *\nDisallow: /fr' });
    const { time, fetcher } = polite(assembly);
    await fetcher.get(`${assembly.baseUrl}/en`);
    assembly.misbehave('/robots.txt', { status: 500 });
    time.now = 25 * 60 * 60_000;
    expect((await fetcher.get(`${assembly.baseUrl}/en`)).kind).toBe('ok');
    expect((await fetcher.get(`${assembly.baseUrl}/fr`)).kind).toBe('blocked');
    expect(urlsOf(assembly)).toEqual(['/robots.txt', '/en', '/robots.txt', '/en']);
  });

  it('may keep its robots.txt elsewhere, and is not lost in a circle', async () => {
    const assembly = await anAssembly({ robots: null });
    assembly.misbehave('/robots.txt', { redirect: '/en' });
    expect((await polite(assembly).fetcher.get(`${assembly.baseUrl}/fr`)).kind).toBe('ok');
    expect(urlsOf(assembly)).toEqual(['/robots.txt', '/en', '/fr']);
    assembly.misbehave('/robots.txt', 'loop');
    expect((await polite(assembly).fetcher.get(`${assembly.baseUrl}/fr`)).kind).toBe('ok');
  });

  it.each([
    ['3', 3000],
    ['0.5', 1000],
    ['3600', 60_000],
  ])('that asks for a pause of %s s gets one of %s ms', async (seconds, expected) => {
    const assembly = await anAssembly({ robots: `User-agent: *\nCrawl-delay: ${seconds}` });
    const { time, fetcher } = polite(assembly, 1000);
    await fetcher.get(`${assembly.baseUrl}/en`);
    const before = time.now;
    await fetcher.get(`${assembly.baseUrl}/fr`);
    expect(time.now - before).toBe(expected);
  });

  it('has rules of its own: another is not bound by them', async () => {
    const [one, two] = [await anAssembly({ robots: 'User-agent: *\nDisallow: /' }), await anAssembly()];
    const rules = createSiteRules({
      product: 'Hemicycle',
      clock: { now: () => 0, sleep: async () => undefined },
    });
    const fetcher = aFetcher(one, { allowedHosts: [one.host, two.host], rules });
    expect((await fetcher.get(`${one.baseUrl}/en`)).kind).toBe('blocked');
    expect((await fetcher.get(`${two.baseUrl}/en`)).kind).toBe('ok');
  });
});
