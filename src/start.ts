import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { ConfigError, readConfig, type Config } from './config.ts';
import { endOnUncaught } from './crash.ts';
import { ConnectError } from './discord/gateway/client.ts';
import { checkToken } from './discord/gateway/check-token.ts';
import { knownSecrets, loadEnvFile, withSecretsFromFiles, type Env } from './env.ts';
import { createGateway } from './gateway.ts';
import { createSharedGateway } from './shared-gateway.ts';
import { createLogger } from './log.ts';
import { unlessAborted } from './lib/abort.ts';
import { growHeapSlowly } from './lib/small-heap.ts';
import { sweepWhenQuiet } from './lib/sweep-when-quiet.ts';
import { exitCodeOf, exitCodes } from './process/exit-codes.ts';
import { readStoreReport } from './cli/doctor/store-report.ts';
import { createHealth, type Running } from './process/health.ts';
import { keepServingHealth } from './process/health-server.ts';
import type { Meter } from './lib/meter.ts';
import { serve } from './service.ts';
import { StoreError } from './store/db/errors.ts';
import { openStore, type Store, type StoreOptions } from './store/open.ts';
import { createPulse, type Pulse } from './process/pulse.ts';
import { surviveClosedPipes } from './process/pipes.ts';
import { notifySystemd } from './process/systemd.ts';
import { createSay, type Say } from './process/say.ts';
import { useProxies } from './process/use-proxies.ts';
import { describeProxies, describeWrites } from './startup-report.ts';
import { runInUtc } from './utc.ts';

const noToken =
  'DISCORD_TOKEN is not set: put the bot’s token into .env (see .env.example), or run "npm run demo" to see Hemicycle without an account.';

/**
 * Runs the service until `stop`.
 *
 * @returns the exit code.
 */
async function main(env: Env, secrets: readonly string[], stop: AbortSignal): Promise<number> {
  const say = createSay(process.stdout, secrets);
  let config: Config;
  try {
    config = readConfig(withSecretsFromFiles(env));
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const problem of error.problems) say(problem);
    return exitCodes.config;
  }
  const { discordToken: token } = config;
  if (token === undefined) {
    say(noToken);
    return exitCodes.config;
  }
  const log = createLogger(config.logLevel, secrets);
  useProxies(config.proxies);
  describeProxies(config.proxies).forEach(say);
  try {
    // Nothing is made for a bot that cannot run.
    await checkToken({ apiUrl: config.discordApiUrl, token, log, signal: stop });
    const observed = await observe(config, { log, say, stop });
    await run(config, token, { log, say, stop, env, ...observed });
    return exitCodes.stopped;
  } catch (error) {
    const known = error instanceof StoreError || error instanceof ConnectError;
    log.fatal({ err: error }, 'stopped by an error');
    say(
      known
        ? error.message
        : 'Hemicycle stopped because of an internal error; the details are in the log line above.',
    );
    return exitCodeOf(error);
  }
}

interface Observed {
  readonly running: Running;
  readonly pulse: Pulse;
  readonly meter?: Meter;
}

interface RunOptions extends Observed {
  readonly log: Logger;
  readonly say: Say;
  readonly stop: AbortSignal;
  readonly env: Env;
}

/** Serves health and metrics where the configuration says so; a port that is taken ends nothing, and is tried again. */
async function observe(
  { http, assemblyUrl }: Config,
  { log, say, stop }: Pick<RunOptions, 'log' | 'say' | 'stop'>,
): Promise<Observed> {
  const running: Running = { store: null, gateway: null, term: 0 };
  const pulse = createPulse(() => running.store);
  if (http === null) return { running, pulse };
  // Who has no use for them does without the megabytes of the library.
  const { createMetrics } = await import('./ops/metrics.ts');
  const metrics = createMetrics();
  await keepServingHealth(http, createHealth(running, metrics, { pulse, assemblyUrl }), {
    stop,
    told: (trouble) => {
      if (trouble === null) return say(`Health and metrics are served on port ${http.port} after all.`);
      log.error({ err: trouble, ...http }, 'health and metrics are not served; it is tried again');
      say(
        `Health and metrics are not served: port ${http.port} cannot be used. It is tried again; if it belongs to another program, set HTTP_PORT to another one.`,
      );
    },
  });
  return { running, pulse, meter: metrics.meter };
}

async function run(
  config: Config,
  token: string,
  { log, say, stop, running, pulse, meter, env }: RunOptions,
): Promise<void> {
  const { databaseUrl, dataDir } = config;
  // Opening may take minutes, such as for a migration, and a store that is half open needs no closing: it is as after a crash.
  const store = await unlessAborted(
    openWithRoom({ databaseUrl, dataDir, log, isService: true, onQuery: meter?.queried }, say, stop),
    stop,
  );
  if (!store) return;
  store.writable.subscribe((trouble) => {
    const line = describeWrites(trouble);
    log[trouble === null ? 'info' : 'error']({ trouble }, line);
    say(line);
  });
  const settings = { config, token, db: store.db, log, say, ...(meter && { meter }) };
  const shared = store.share && createSharedGateway({ ...settings, share: store.share });
  const gateway = shared ?? createGateway(settings);
  running.store = store;
  const systemd = notifySystemd(env, pulse, log);
  systemd.ready();
  stop.addEventListener('abort', () => systemd.stopping(), { once: true });
  store.answers.set('doctor', () => readStoreReport(store, config, new Date()));
  running.gateway = gateway;
  try {
    if (store.kind === 'postgres') say('Waiting to be the process that polls and posts …');
    await together(stop, [
      (stop) => shared?.run(stop),
      (stop) =>
        store.leadership.hold((signal, term) => {
          running.term = term.number;
          return serve({
            config,
            db: store.db,
            log,
            say,
            signal,
            term,
            writable: store.writable,
            gateway,
            pulse,
            ...(meter && { meter }),
          });
        }, stop),
    ]);
    if (!stop.aborted)
      throw new StoreError('stopped', 'The database stopped working. Start Hemicycle again.');
  } finally {
    await gateway.leave();
    await store.close();
  }
}

/** Does all of it until `stop`; when one of them fails, the others are told to stop. @throws what the first failed with. */
async function together(
  stop: AbortSignal,
  all: readonly ((stop: AbortSignal) => Promise<void> | undefined)[],
): Promise<void> {
  const failed = new AbortController();
  const ended = AbortSignal.any([stop, failed.signal]);
  await Promise.all(
    all.map(async (work) => {
      try {
        await work(ended);
      } catch (error) {
        failed.abort(error);
      }
    }),
  );
  failed.signal.throwIfAborted();
}

const roomMs = 5_000;

/** Opens the store; where the disk is full, once there is room. `null` when told to stop before. */
async function openWithRoom(options: StoreOptions, say: Say, stop: AbortSignal): Promise<Store | null> {
  for (let told = false; !stop.aborted; told = true) {
    try {
      return await openStore(options);
    } catch (error) {
      if (!(error instanceof StoreError) || error.kind !== 'full') throw error;
      if (!told) say(`${error.message} Waiting for room …`);
      options.log.warn({ err: error }, 'the disk is full: waiting for room');
    }
    await sleep(roomMs, undefined, { signal: stop }).catch(() => undefined);
  }
  return null;
}

/** What is still open when everything has ended in order gets this long. */
const lingerMs = 500;

/** The service as a process: reads the environment, runs until told to stop, and sets the exit code. */
export async function start(stop: AbortSignal): Promise<void> {
  growHeapSlowly();
  sweepWhenQuiet(stop);
  const secrets = () => knownSecrets(process.env);
  endOnUncaught(secrets);
  surviveClosedPipes();
  // Whatever it writes is for the user it runs as alone.
  process.umask(0o077);
  loadEnvFile();
  runInUtc();
  process.exitCode = await main(process.env, secrets(), stop);
  setTimeout(() => process.exit(), lingerMs).unref();
}
