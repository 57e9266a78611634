import type { DestinationStream } from 'pino';
import { createLogger } from '../log.ts';

/** Says a line to whoever started the service; everything else is the log's. */
export type Say = (line: string) => void;

/** Plain lines on a terminal. Anywhere else, where programs read, each is a JSON line like those of the log. */
export function createSay(
  stream: DestinationStream & { readonly isTTY?: boolean },
  secrets: readonly string[],
): Say {
  if (stream.isTTY === true) return (line) => stream.write(`${line}\n`);
  const log = createLogger('info', secrets, stream, { keepsIds: true });
  return (line) => log.info(line);
}
