import cron from 'node-cron';
import type { Logger } from 'pino';

export interface Schedule {
  /** Runs the work now unless it is running; resolves when that run ends. */
  trigger(): Promise<void>;
  /** No more ticks; resolves when the run under way has ended. */
  stop(): Promise<void>;
}

/**
 * Runs the work now and at every tick of the cron expression, never twice at once. A tick missed or
 * doubled does no harm: what there is to do is worked out from stored state.
 */
export function startSchedule(options: {
  expression: string;
  work: () => Promise<void>;
  log: Logger;
}): Schedule {
  const { expression, work, log } = options;
  let running: Promise<void> | null = null;
  const trigger = (): Promise<void> => {
    running ??= work()
      .catch((error: unknown) => log.error({ err: error }, 'a poll failed; the next tick tries again'))
      .finally(() => {
        running = null;
      });
    return running;
  };
  const task = cron.schedule(expression, trigger, { name: 'poll', timezone: 'UTC' });
  void trigger();
  return {
    trigger,
    stop: async () => {
      await task.destroy();
      await running;
    },
  };
}

/** Whether node-cron understands an expression (five fields, or six with seconds). */
export function isCronExpression(expression: string): boolean {
  return cron.validate(expression);
}
