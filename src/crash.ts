import { createLogger, secretsIn } from './log.ts';

/**
 * Ends the process with code 1 on an error that nothing catches, as Node does, but says so in the log: Node
 * prints the whole error, and that of a failed query quotes what a person typed.
 */
export function endOnUncaught(env: Readonly<Record<string, string | undefined>>): void {
  process.on('uncaughtException', (error) => {
    createLogger('fatal', secretsIn(env)).fatal({ err: error }, 'stopped by an error');
    process.exit(1);
  });
}
