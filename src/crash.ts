import { createLogger } from './log.ts';

/**
 * Ends the process with code 70 on an error that nothing catches, as Node does with 1, but says so in the log: Node
 * prints the whole error, and that of a failed query quotes what a person typed. Node's own warnings go there, too.
 *
 * @param secrets what must not stand in the log, as far as it is known by then.
 */
export function endOnUncaught(secrets: () => readonly string[]): void {
  process.on('uncaughtException', (error) => {
    createLogger('fatal', secrets()).fatal({ err: error }, 'stopped by an error');
    process.exit(70);
  });
  process.removeAllListeners('warning').on('warning', (warning) => {
    createLogger('warn', secrets()).warn({ err: warning }, 'Node.js warns');
  });
}
