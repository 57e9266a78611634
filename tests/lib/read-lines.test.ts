import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { readLines } from '../../src/lib/read-lines.ts';

async function read(...chunks: readonly (string | Uint8Array)[]): Promise<{ lines: string[]; rest: string }> {
  const reading = readLines(Readable.from(chunks.map((chunk) => Buffer.from(chunk))));
  const lines: string[] = [];
  let next = await reading.next();
  for (; next.done !== true; next = await reading.next()) lines.push(next.value);
  return { lines, rest: next.value };
}

test('only a line feed ends a line: JSON has the other separators inside strings', async () => {
  const odd = JSON.stringify('a\u2028b\u2029c\u0085d\u000be');
  expect(await read(`${odd}\n"next"\n`)).toEqual({ lines: [odd, '"next"'], rest: '' });
});

test('lines and letters may be cut anywhere, and what follows the last line feed is told apart', async () => {
  const bytes = Buffer.from('Ő\n\nzwei\nrest Ő');
  const pieces = [...bytes].map((byte) => Uint8Array.of(byte));
  expect(await read(...pieces)).toEqual({ lines: ['Ő', '', 'zwei'], rest: 'rest Ő' });
});
