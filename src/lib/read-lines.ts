import type { Readable } from 'node:stream';

/**
 * The lines of a text in UTF-8, parted by a line feed alone. The readline of Node.js 24 parts them at U+2028 and U+2029 as well, which
 * JSON has inside its strings.
 *
 * @returns at the end, what stands after the last line feed.
 */
export async function* readLines(text: Readable): AsyncGenerator<string, string> {
  let rest = '';
  for await (const chunk of text.setEncoding('utf8') as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  return rest;
}

/** The same, with what stands after the last line feed as a line like the others. */
export async function* readAllLines(text: Readable): AsyncGenerator<string, void> {
  const rest = yield* readLines(text);
  if (rest !== '') yield rest;
}
