import { execFile } from 'node:child_process';
import type { Logger } from 'pino';
import type { Pulse } from './pulse.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** What systemd is told of a service of `Type=notify` (sd_notify(3)). */
export interface Systemd {
  /** It works; from now on the watchdog waits for signs of life. */
  ready(): void;
  stopping(): void;
}

const sendMs = 5_000;

/**
 * Tells systemd where `NOTIFY_SOCKET` says that it listens, through `systemd-notify`; tells nobody anything where it does not. Where
 * `WATCHDOG_USEC` asks for signs of life, one is sent three times as often, each after the pulse was felt.
 */
export function notifySystemd(env: Env, pulse: Pulse, log: Pick<Logger, 'warn' | 'error'>): Systemd {
  const { NOTIFY_SOCKET: socket = '', PATH = '/usr/bin:/bin' } = env;
  if (socket === '') return { ready: () => undefined, stopping: () => undefined };
  let isOver = false;
  let hasFailed = false;

  function send(...assignments: readonly string[]): void {
    const child = { env: { NOTIFY_SOCKET: socket, PATH }, timeout: sendMs };
    execFile('systemd-notify', [...assignments], child, (error) => {
      if (error && !hasFailed)
        log.warn({ err: error }, 'systemd could not be told; is there systemd-notify in PATH?');
      hasFailed = error !== null;
    }).unref();
  }

  async function feel(): Promise<void> {
    const trouble = await pulse.trouble();
    if (isOver) return;
    if (trouble === null) send('WATCHDOG=1');
    else log.error({ trouble }, 'the process does not work: systemd gets no sign of life');
  }

  return {
    ready: () => {
      send('READY=1', 'STATUS=The database is open.');
      const everyMs = watchdogMs(env) / 3;
      if (Number.isFinite(everyMs)) setInterval(() => void feel(), everyMs).unref();
    },
    stopping: () => {
      isOver = true;
      send('STOPPING=1');
    },
  };
}

/** Infinite where nobody waits for signs of life, or not for this process's. */
function watchdogMs({ WATCHDOG_USEC: wanted, WATCHDOG_PID: pid }: Env): number {
  const isForUs = pid === undefined || pid === String(process.pid);
  const ms = Number(wanted ?? Number.NaN) / 1_000;
  return isForUs && ms > 0 ? ms : Number.POSITIVE_INFINITY;
}
