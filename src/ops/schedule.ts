import cron, { type Logger as CronLogger } from 'node-cron';
import type { Logger } from 'pino';
import { runInUtc } from '../utc.ts';

export interface Schedule {
  /** Runs the work now unless it is running; resolves when that run ends. */
  trigger(): Promise<void>;
  /** No more ticks; resolves when the run under way has ended. */
  stop(): Promise<void>;
}

/**
 * Runs the work now and at every tick of the cron expression, never twice at once. A tick missed or
 * doubled does no harm: what there is to do is worked out from stored state. The expression is in UTC, and so is
 * the process from then on: node-cron looks for its next tick from the local time.
 */
export function startSchedule(options: {
  expression: string;
  work: () => Promise<void>;
  log: Logger;
}): Schedule {
  const { expression, work, log } = options;
  runInUtc();
  let running: Promise<void> | null = null;
  const trigger = (): Promise<void> => {
    running ??= work()
      .catch((error: unknown) => log.error({ err: error }, 'a poll failed; the next tick tries again'))
      .finally(() => {
        running = null;
      });
    return running;
  };
  const task = cron.schedule(expression, trigger, { name: 'poll', timezone: 'UTC', logger: loggerOf(log) });
  void trigger();
  return {
    trigger,
    stop: async () => {
      await task.destroy();
      await running;
    },
  };
}

/** What node-cron says goes where everything is logged: its own logger prints coloured lines. */
function loggerOf(log: Logger): CronLogger {
  return {
    debug: (message) => log.debug(said(message)),
    info: (message) => log.debug(said(message)),
    warn: (message) => log.warn({ cron: message }, 'a tick was late'),
    error: (message, error) => log.error({ err: error ?? message }, 'the schedule failed'),
  };
}

const said = (message: string | Error) => ({ cron: message instanceof Error ? message.message : message });

/** Whether node-cron understands an expression (five fields, or six with seconds). */
export function isCronExpression(expression: string): boolean {
  return cron.validate(expression);
}
