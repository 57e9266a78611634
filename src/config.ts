import * as z from 'zod';
import { isCronExpression } from './ops/schedule.ts';
import { walkModes, type WalkMode } from './crawl/sources.ts';
import type { Proxies } from './source/http/proxies.ts';
import { walkDefaults, type WalkOptions } from './crawl/walk/options.ts';

/** The hosts on which the Assembly publishes. */
const assemblyHosts = ['pace.coe.int', 'assembly.coe.int', 'www.assembly.coe.int'];

const isWebAddress = (text: string): boolean =>
  URL.canParse(text) && /^https?:$/u.test(new URL(text).protocol);

/** What stands before the host would be shown with it, and Node's own fetch refuses such an address. */
const hasNoUser = (text: string): boolean => {
  if (!URL.canParse(text)) return true;
  const { username, password } = new URL(text);
  return username === '' && password === '';
};
const noUser =
  'must not hold a user or a password (the part before @): use an address that needs none, or a key in its query';

const webUrl = (what: string) =>
  z
    .string()
    .trim()
    .refine(isWebAddress, `must be ${what}, beginning with http:// or https://`)
    .refine(hasNoUser, noUser)
    .transform((text) => text.replace(/\/+$/u, ''));

/** Not SOCKS, and no file with a program that chooses. */
const proxy = z
  .string()
  .trim()
  // As curl has it, without a scheme http is meant.
  .transform((text) => (/^[a-z][a-z\d+.-]*:\/\//iu.test(text) ? text : `http://${text}`))
  .refine(isWebAddress, 'must be the address of an HTTP proxy, such as http://proxy.example:3128');

const list = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const wholeNumber = (from: number, to: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,9}$/u, `must be a whole number from ${from} to ${to}`)
    .transform(Number)
    .refine((value) => value >= from && value <= to, `must be a whole number from ${from} to ${to}`);

const environment = z.object({
  DISCORD_TOKEN: z.string().trim().regex(/^\S+$/u, 'must be the bot token alone, without spaces').optional(),
  DISCORD_API_URL: webUrl('the address of the Discord API').default('https://discord.com/api'),
  FEED_URLS: z
    .string()
    .transform(list)
    .pipe(
      z.array(
        z
          .string()
          .refine(
            isWebAddress,
            'must hold addresses of feeds, separated by commas, each beginning with http:// or https://',
          )
          .refine(hasNoUser, noUser),
      ),
    )
    .default([]),
  ASSEMBLY_URL: webUrl('the address of the Assembly').default('https://pace.coe.int'),
  ASSEMBLY_FALLBACK_URL: z
    .union([z.literal('none'), webUrl('the address of the Assembly’s old site, or none')])
    .optional(),
  ASSEMBLY_HOSTS: z
    .string()
    .transform((text) => list(text.toLowerCase()))
    .pipe(
      z.array(
        z
          .string()
          .regex(
            /^[a-z0-9.[\]-]+(:\d+)?$/u,
            'must hold host names, separated by commas, such as pace.coe.int',
          ),
      ),
    )
    .default(assemblyHosts),
  POLL_CRON: z
    .string()
    .trim()
    .refine(
      isCronExpression,
      'must be a cron expression of five fields (or six, with seconds), such as */10 * * * *',
    )
    .default('*/2 * * * *'),
  FETCH_PAUSE_MS: wholeNumber(0, 600_000).default(1_000),
  WALK: z.enum(walkModes, 'must be auto, on or off').default('auto'),
  ARCHIVE: z.enum(['off', 'full'], 'must be off or full').default('off'),
  WALK_FROM: wholeNumber(1, 999_999_998).default(walkDefaults.floor),
  WALK_WINDOW: wholeNumber(1, 10_000).default(walkDefaults.window),
  WALK_PER_POLL: wholeNumber(1, 100_000).default(walkDefaults.perTick),
  NEWS_MAX_AGE_DAYS: wholeNumber(1, 36_500).default(60),
  DATABASE_URL: z
    .string()
    .trim()
    .regex(/^postgres(ql)?:\/\//u, 'must be the address of a PostgreSQL database, beginning with postgres://')
    .optional(),
  DATA_DIR: z.string().trim().min(1).default('./data'),
  PRIVACY_URL: webUrl('the address of your privacy policy').optional(),
  TERMS_URL: webUrl('the address of your terms of service').optional(),
  SOURCE_URL: webUrl('the address of the source code').optional(),
  OPERATOR_CHANNEL_ID: z
    .string()
    .trim()
    .regex(/^\d{15,20}$/u, 'must be the id of a channel: digits only')
    .optional(),
  HTTPS_PROXY: proxy.optional(),
  HTTP_PROXY: proxy.optional(),
  NO_PROXY: z.string().optional(),
  HTTP_PORT: wholeNumber(1, 65_535).optional(),
  HTTP_HOST: z.string().trim().min(1).default('127.0.0.1'),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'must be fatal, error, warn, info, debug, trace or silent',
    )
    .default('info'),
});

export interface Config {
  readonly discordToken: string | undefined;
  readonly discordApiUrl: string;
  readonly feedUrls: readonly string[];
  readonly assemblyUrl: string;
  /** The old site, asked for texts while the Assembly's site serves none. */
  readonly fallbackUrl: string | undefined;
  /** Hosts that are ever contacted for a text: names, or `host:port`. */
  readonly assemblyHosts: readonly string[];
  readonly pollCron: string;
  /** Pause between two requests to the Assembly, in milliseconds. */
  readonly fetchPauseMs: number;
  readonly walkMode: WalkMode;
  /** `full`: once the walk has caught up, read what is older than its beginning, too. */
  readonly archive: 'off' | 'full';
  readonly walk: WalkOptions;
  /** Days after which a declaration that is first seen is no news. */
  readonly newsMaxAgeDays: number;
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  /** Where the operator is told of sources that fail. */
  readonly operatorChannelId: string | undefined;
  /** Where health and metrics are served; `null` for nowhere. */
  readonly http: { readonly host: string; readonly port: number } | null;
  /** By which the Assembly and Discord are reached; the database never is. */
  readonly proxies: Proxies;
  readonly logLevel: string;
  /** Where the operator has published what `/help` leads to. */
  readonly policies: {
    readonly privacy?: string | undefined;
    readonly terms?: string | undefined;
    readonly source?: string | undefined;
  };
}

/** The Assembly's own old site stands in for its own new one only. */
function fallbackOf(given: string | undefined, assemblyUrl: string): string | undefined {
  if (given === 'none') return undefined;
  return given ?? (assemblyUrl === 'https://pace.coe.int' ? 'https://assembly.coe.int' : undefined);
}

/** The environment cannot be used. `problems` name each bad key and what it must be, never its value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

/** Proxies have always been named in small letters as well, which win, as with curl. */
function withUpperCase(
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string | undefined>> {
  const small = ['https_proxy', 'http_proxy', 'no_proxy'].flatMap((key) => {
    const value = env[key];
    return value === undefined ? [] : [[key.toUpperCase(), value] as const];
  });
  return { ...env, ...Object.fromEntries(small) };
}

/**
 * Reads the configuration. An empty value counts as absent.
 *
 * @throws ConfigError when a value cannot be used.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(withUpperCase(env)).filter(([, value]) => value?.trim() !== ''),
  );
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `${String(path[0])} ${message}.`);
    throw new ConfigError([...new Set(problems)]);
  }
  const { data } = parsed;
  const fallbackUrl = fallbackOf(data.ASSEMBLY_FALLBACK_URL, data.ASSEMBLY_URL);
  const sites = [data.ASSEMBLY_URL, ...(fallbackUrl === undefined ? [] : [fallbackUrl])];
  return {
    discordToken: data.DISCORD_TOKEN,
    discordApiUrl: data.DISCORD_API_URL,
    feedUrls: [...new Set(data.FEED_URLS)],
    assemblyUrl: data.ASSEMBLY_URL,
    fallbackUrl,
    assemblyHosts: [...new Set([...data.ASSEMBLY_HOSTS, ...sites.map((url) => new URL(url).host)])],
    pollCron: data.POLL_CRON,
    fetchPauseMs: data.FETCH_PAUSE_MS,
    walkMode: data.WALK,
    archive: data.ARCHIVE,
    walk: {
      ...walkDefaults,
      floor: data.WALK_FROM,
      window: data.WALK_WINDOW,
      ahead: Math.min(walkDefaults.ahead, data.WALK_WINDOW),
      perTick: data.WALK_PER_POLL,
      // Whoever polls by the second wants every poll to look.
      paced: data.POLL_CRON.split(/\s+/u).length < 6,
    },
    newsMaxAgeDays: data.NEWS_MAX_AGE_DAYS,
    databaseUrl: data.DATABASE_URL,
    dataDir: data.DATA_DIR,
    operatorChannelId: data.OPERATOR_CHANNEL_ID,
    http: data.HTTP_PORT === undefined ? null : { host: data.HTTP_HOST, port: data.HTTP_PORT },
    proxies: {
      https: data.HTTPS_PROXY ?? null,
      http: data.HTTP_PROXY ?? null,
      except: (data.NO_PROXY ?? '').split(/[\s,]+/u).filter((one) => one !== ''),
    },
    logLevel: data.LOG_LEVEL,
    policies: { privacy: data.PRIVACY_URL, terms: data.TERMS_URL, source: data.SOURCE_URL },
  };
}
