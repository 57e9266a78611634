import { expect, test } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';

const problems = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
};

test('nothing is required to begin with', () => {
  expect(readConfig({})).toMatchObject({
    discordToken: undefined,
    discordApiUrl: 'https://discord.com/api',
    feedUrls: [],
    assemblyUrl: 'https://pace.coe.int',
    assemblyHosts: ['pace.coe.int', 'assembly.coe.int', 'www.assembly.coe.int'],
    dataDir: './data',
    databaseUrl: undefined,
  });
});

test('an empty line of .env counts as absent', () => {
  expect(readConfig({ DISCORD_TOKEN: '', FEED_URLS: ' ', POLL_CRON: '' })).toEqual(readConfig({}));
});

test('feeds and hosts are lists; the Assembly’s own host is always among them', () => {
  const config = readConfig({
    FEED_URLS: 'https://a.example/feed , https://b.example/feed,https://a.example/feed',
    ASSEMBLY_URL: 'http://127.0.0.1:8080/',
    ASSEMBLY_HOSTS: 'Mirror.example',
  });
  expect(config.feedUrls).toEqual(['https://a.example/feed', 'https://b.example/feed']);
  expect(config.assemblyUrl).toBe('http://127.0.0.1:8080');
  expect(config.assemblyHosts).toEqual(['mirror.example', '127.0.0.1:8080']);
});

test('the addresses of what the operator has published are read, and only web addresses', () => {
  const PRIVACY_URL = 'https://bot.example/privacy';
  expect(readConfig({ PRIVACY_URL }).policies).toEqual({ privacy: PRIVACY_URL, terms: undefined });
  expect(problems({ TERMS_URL: 'javascript:alert(1)' })).toHaveLength(1);
});

test('five and six fields are both cron', () => {
  expect(readConfig({ POLL_CRON: '*/5 * * * *' }).pollCron).toBe('*/5 * * * *');
  expect(readConfig({ POLL_CRON: '*/2 * * * * *' }).pollCron).toBe('*/2 * * * * *');
});

test.each([
  ['DISCORD_TOKEN', 'two words'],
  ['DISCORD_API_URL', 'discord'],
  ['FEED_URLS', 'https://a.example/feed,hunter2'],
  ['FEED_URLS', 'https://a.example/feed,https://me:hunter2@b.example/feed'],
  ['FEED_URLS', 'https://hunter2@b.example/feed'],
  ['ASSEMBLY_URL', 'ftp://hunter2.example'],
  ['ASSEMBLY_URL', 'https://me:hunter2@pace.example'],
  ['ASSEMBLY_HOSTS', 'https://hunter2.example/'],
  ['POLL_CRON', 'hunter2'],
  ['FETCH_PAUSE_MS', '-hunter2'],
  ['WALK', 'hunter2'],
  ['WALK_FROM', '0'],
  ['WALK_WINDOW', 'hunter2'],
  ['WALK_PER_POLL', '1.5'],
  ['DATABASE_URL', 'mysql://me:hunter2@localhost/db'],
  ['OPERATOR_CHANNEL_ID', '#hunter2'],
  ['LOG_LEVEL', 'hunter2'],
])('a bad %s is named, and its value is not shown', (key, value) => {
  const [problem, ...others] = problems({ [key]: value });
  expect(others).toEqual([]);
  expect(problem).toMatch(new RegExp(`^${key} must `, 'u'));
  expect(problem).not.toContain('hunter2');
});

test('all problems are told at once', () => {
  expect(problems({ POLL_CRON: 'x', LOG_LEVEL: 'y' })).toHaveLength(2);
});

test('the old site stands in for the Assembly’s own site only, unless another is named', () => {
  expect(readConfig({}).fallbackUrl).toBe('https://assembly.coe.int');
  expect(readConfig({ ASSEMBLY_FALLBACK_URL: 'none' }).fallbackUrl).toBeUndefined();
  const mirror = { ASSEMBLY_URL: 'https://mirror.example/pace' };
  expect(readConfig(mirror).fallbackUrl).toBeUndefined();
  const { fallbackUrl, assemblyHosts } = readConfig({
    ...mirror,
    ASSEMBLY_FALLBACK_URL: 'https://old.example:8443/',
  });
  expect(fallbackUrl).toBe('https://old.example:8443');
  expect(assemblyHosts).toContain('old.example:8443');
  expect(() => readConfig({ ASSEMBLY_FALLBACK_URL: 'old.example' })).toThrow('ASSEMBLY_FALLBACK_URL');
});
