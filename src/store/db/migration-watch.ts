import type { MigrationStep } from './run-migrations.ts';

/** Where it is said: a log, or whoever runs a verb. */
export interface MigrationLog {
  info(about: object, line: string): void;
}

export interface MigrationWatch {
  readonly onStep: (step: MigrationStep) => void;
  /** Says how long it took, where that was long. */
  stop(): void;
}

/** Says of migrations that take longer that they run, how far they are and since when. Most take no time. */
export function watchMigrations(log: MigrationLog, everyMs = 5_000): MigrationWatch {
  const begun = performance.now();
  const seconds = () => Math.round((performance.now() - begun) / 1_000);
  let now: MigrationStep | null = null;
  let said = false;
  const timer = setInterval(() => {
    if (now === null) return;
    said = true;
    const { name, nth, of, statement, statements } = now;
    log.info(
      { migration: name, nth, of, statement, statements, seconds: seconds() },
      `bringing the database to this version: ${name}, ${nth} of ${of}, its step ${statement} of ${statements}; ` +
        `${seconds()} s so far. Stopping it changes nothing: the next start begins anew`,
    );
  }, everyMs);
  return {
    onStep: (step) => (now = step),
    stop: () => {
      clearInterval(timer);
      if (said) log.info({ seconds: seconds() }, `the database is at this version, after ${seconds()} s`);
    },
  };
}
