import { createHmac, randomBytes } from 'node:crypto';
import { destination, pino, type DestinationStream, type Logger } from 'pino';
import { describeError } from './log-error.ts';
import { forPeople } from './process/log-for-people.ts';
import { secretsInAddress } from './source/http/shown-address.ts';

const hidden = '[hidden]';

/** Interaction tokens stand in Discord's addresses; whoever holds one can answer in our name. */
const tokenInAddress = /(\/(?:interactions|webhooks)\/\d+\/)[\w.-]{20,}/gu;

/** Discord's ids, wherever they stand; not the digits of a fraction. */
const snowflake = /(?<!\d)(?<!\d\.)\d{17,20}(?!\d)/gu;

/**
 * Puts a pseudonym in the place of each of Discord's ids: the same id is the same pseudonym until the process
 * ends, and nobody can tell which id it was. What the database forgets, an old log must not keep.
 */
function pseudonyms(): (text: string) => string {
  const key = randomBytes(32);
  const of = (id: string) => `#${createHmac('sha256', key).update(id).digest('hex').slice(0, 10)}`;
  return (text) => text.replaceAll(snowflake, of);
}

/** Where the log goes unless told: standard error, for people where that is a terminal. */
function standardError(): DestinationStream {
  if (!process.stderr.isTTY) return destination({ dest: 2, sync: true });
  return { write: (line) => void process.stderr.write(forPeople(line)) };
}

interface LoggerOptions {
  /** For what the operator alone is told, such as a link to their own application. */
  readonly keepsIds?: boolean;
}

/**
 * A logger of JSON lines with the process's id and host. Whatever is logged, no secret named here, no token in one of
 * Discord's addresses and no id of a person, a conversation or a server leaves with it.
 */
export function createLogger(
  level: string,
  secrets: readonly (string | undefined)[],
  stream: DestinationStream = standardError(),
  { keepsIds = false }: LoggerOptions = {},
): Logger {
  const known = secrets.flatMap((secret) => (secret !== undefined && secret.length > 3 ? [secret] : []));
  const withoutIds = keepsIds ? (text: string) => text : pseudonyms();
  return pino(
    {
      level,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: (error: unknown) => describeError(error) },
      hooks: {
        streamWrite: (line) =>
          known.reduce<string>(
            (text, secret) => text.replaceAll(secret, hidden).replaceAll(encodeURIComponent(secret), hidden),
            withoutIds(line.replaceAll(tokenInAddress, `$1${hidden}`)),
          ),
      },
    },
    stream,
  );
}

/** What of the environment must not stand in a log. */
export function secretsIn(env: Readonly<Record<string, string | undefined>>): string[] {
  const token = env['DISCORD_TOKEN']?.trim();
  const feeds = (env['FEED_URLS'] ?? '').split(',').map((address) => address.trim());
  return [
    ...(token === undefined ? [] : [token]),
    ...secretsOf(env['DATABASE_URL']?.trim()),
    ...['HTTPS_PROXY', 'HTTP_PROXY', 'https_proxy', 'http_proxy'].flatMap((key) =>
      secretsOf(env[key]?.trim()),
    ),
    ...feeds.flatMap(secretsInAddress),
  ];
}

/** The password inside an address, as written and decoded. */
function secretsOf(address: string | undefined): string[] {
  if (address === undefined || !URL.canParse(address)) return [];
  const { password } = new URL(address);
  return [password, decodeURIComponent(password)].filter((secret) => secret !== '');
}
