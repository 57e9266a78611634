import { existsSync, readFileSync } from 'node:fs';
import { ConfigError } from './config.ts';
import { secretsIn } from './log.ts';

export type Env = Readonly<Record<string, string | undefined>>;

/** Reads `.env` of the working directory, if there is one; what the environment sets already wins. */
export function loadEnvFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}

/** What may stand in a file of its own, as container engines and systemd hand over secrets. */
const secrets = ['DISCORD_TOKEN', 'DATABASE_URL'] as const;

/**
 * The environment with what the files named by `DISCORD_TOKEN_FILE` and `DATABASE_URL_FILE` hold.
 *
 * @throws {ConfigError} where a file cannot be read or is empty, and where a secret is given twice.
 */
export function withSecretsFromFiles(env: Env): Env {
  const problems: string[] = [];
  const read: Record<string, string> = {};
  for (const key of secrets) {
    const file = env[`${key}_FILE`]?.trim() ?? '';
    if (file === '') continue;
    if ((env[key]?.trim() ?? '') !== '') {
      problems.push(`${key} and ${key}_FILE are both set: leave one of them out.`);
      continue;
    }
    try {
      read[key] = readFileSync(file, 'utf8').trim();
      if (read[key] === '') problems.push(`${key}_FILE names a file that is empty.`);
    } catch (error) {
      const { code = 'unknown' } = error as NodeJS.ErrnoException;
      problems.push(`${key}_FILE names a file that cannot be read (${code}).`);
    }
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return { ...env, ...read };
}

/** What must not stand in a log, in the environment and in the files it names. */
export function knownSecrets(env: Env): readonly string[] {
  try {
    return secretsIn(withSecretsFromFiles(env));
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return secretsIn(env);
  }
}
