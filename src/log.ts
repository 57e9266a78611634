import { destination, pino, type DestinationStream, type Logger } from 'pino';

const hidden = '[hidden]';

/** Interaction tokens stand in Discord's addresses; whoever holds one can answer in our name. */
const tokenInAddress = /(\/(?:interactions|webhooks)\/\d+\/)[\w.-]{20,}/gu;

/**
 * A logger of JSON lines on standard error. Whatever is logged, no secret named here and no token in
 * one of Discord's addresses leaves with it.
 */
export function createLogger(
  level: string,
  secrets: readonly (string | undefined)[],
  stream: DestinationStream = destination({ dest: 2, sync: true }),
): Logger {
  const known = secrets.flatMap((secret) => (secret !== undefined && secret.length > 3 ? [secret] : []));
  return pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describeError },
      hooks: {
        streamWrite: (line) =>
          known.reduce<string>(
            (text, secret) => text.replaceAll(secret, hidden).replaceAll(encodeURIComponent(secret), hidden),
            line.replaceAll(tokenInAddress, `$1${hidden}`),
          ),
      },
    },
    stream,
  );
}

/** The password inside a database address, as written and decoded. */
export function secretsOf(databaseUrl: string | undefined): string[] {
  if (databaseUrl === undefined || !URL.canParse(databaseUrl)) return [];
  const { password } = new URL(databaseUrl);
  return [password, decodeURIComponent(password)].filter((secret) => secret !== '');
}

/** What an engineer needs of an error; not its request, whose body may be anything. */
function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code, status } = error as Error & { code?: unknown; status?: unknown };
  return {
    type: error.name,
    message: error.message,
    ...(code === undefined ? {} : { code }),
    ...(status === undefined ? {} : { status }),
    stack: error.stack,
    ...(error.cause === undefined || depth > 3 ? {} : { cause: describeError(error.cause, depth + 1) }),
  };
}
