import { Writable } from 'node:stream';
import type { VerbContext } from '../../src/cli/verb.ts';
import type { Database } from '../../src/store/db/database.ts';
import { readConfig } from '../../src/config.ts';
import { quiet } from '../support/log.ts';

/** A terminal, or a file where a terminal would be, that keeps what is written to it. */
export function aScreen(isTTY: boolean): Writable & { readonly isTTY: boolean; text(): string } {
  let text = '';
  const stream = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  return Object.assign(stream, { isTTY, columns: 200, text: () => text });
}

export interface TestVerb {
  readonly verb: VerbContext;
  readonly said: { readonly out: string[]; readonly err: string[] };
  /** How often the store was opened. */
  readonly done: { readonly opened: number };
}

/** What a verb works with, its Assembly being elsewhere, and what it says and does. */
export function aVerb(assemblyUrl: string, db: Database): TestVerb {
  const said = { out: [] as string[], err: [] as string[] };
  const done = { opened: 0 };
  const verb = {
    config: readConfig({ ASSEMBLY_URL: assemblyUrl, FETCH_PAUSE_MS: '0' }),
    log: quiet,
    openStore: async () => {
      done.opened += 1;
      return { db, kind: 'embedded' as const, close: async () => {} };
    },
    out: (line: string) => void said.out.push(line),
    err: (line: string) => void said.err.push(line),
  };
  return { verb, said, done };
}
