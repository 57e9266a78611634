import { realpathSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Logger } from 'pino';
import { ConfigError, readConfig, type Config } from './config.ts';
import { endOnUncaught } from './crash.ts';
import { ConnectError } from './discord/client.ts';
import { loadEnvFile } from './env.ts';
import { createLogger, secretsIn } from './log.ts';
import { serve } from './service.ts';
import { StoreError } from './store/errors.ts';
import { openStore } from './store/open.ts';
import { runInUtc } from './utc.ts';

/** A line for the person who started the service; everything else is the log's. */
type Say = (line: string) => void;

const noToken =
  'DISCORD_TOKEN is not set: put the bot’s token into .env (see .env.example), or run "npm run demo" to see Hemicycle without an account.';

/**
 * Runs the service until `stop`.
 *
 * @returns the exit code: 0 after a stop, 1 for trouble, 2 for a configuration that cannot be used.
 */
export async function main(
  env: Readonly<Record<string, string | undefined>>,
  say: Say,
  stop: AbortSignal,
): Promise<number> {
  let config: Config;
  try {
    config = readConfig(env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const problem of error.problems) say(problem);
    return 2;
  }
  const { discordToken: token } = config;
  if (token === undefined) {
    say(noToken);
    return 2;
  }
  const log = createLogger(config.logLevel, secretsIn(env));
  try {
    await run(config, token, { log, say, stop });
    return 0;
  } catch (error) {
    const known = error instanceof StoreError || error instanceof ConnectError;
    if (!known) log.fatal({ err: error }, 'stopped by an error');
    say(known ? error.message : 'Hemicycle stopped because of an error of its own; the log has the details.');
    return 1;
  }
}

async function run(
  config: Config,
  token: string,
  { log, say, stop }: { log: Logger; say: Say; stop: AbortSignal },
): Promise<void> {
  const { databaseUrl, dataDir } = config;
  const store = await openStore({ databaseUrl, dataDir, log, isService: true });
  try {
    if (store.kind === 'postgres') say('Waiting to be the process that polls and posts …');
    await store.leadership.hold(
      (signal, term) => serve({ config, token, db: store.db, log, say, signal, term }),
      stop,
    );
    if (!stop.aborted)
      throw new StoreError('stopped', 'The database stopped working. Start Hemicycle again.');
  } finally {
    await store.close();
  }
}

/** Ctrl-C and a supervisor's request end the service in order; a second one ends it at once. */
function stopOnSignals(): AbortSignal {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (stop.signal.aborted) process.exit(1);
      stop.abort();
    });
  }
  return stop.signal;
}

const [, script] = process.argv;
if (script !== undefined && import.meta.url === pathToFileURL(realpathSync(script)).href) {
  endOnUncaught(process.env);
  // Whatever it writes is for the user it runs as alone.
  process.umask(0o077);
  loadEnvFile();
  runInUtc();
  process.exitCode = await main(process.env, (line) => process.stdout.write(`${line}\n`), stopOnSignals());
}
