import { readdirSync, readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inAscii } from '../../../tools/service/ascii.ts';

/** Of the Basic Multilingual Plane, and no half of a pair. */
const letter = fc
  .integer({ min: 0x80, max: 0xffff })
  .filter((code) => code < 0xd800 || code > 0xdfff)
  .map((code) => String.fromCharCode(code))
  // Those that end a line can stand in no expression as they are.
  .filter((one) => one !== '\u2028' && one !== '\u2029');

test('an expression in ASCII finds what the one as it was written finds', () => {
  fc.assert(
    fc.property(letter, letter, letter, fc.constantFrom('', 'u', 'i', 'iu'), (one, other, sought, flags) => {
      const [from, to] = one < other ? [one, other] : [other, one];
      for (const written of [
        `/${one}|${other}/${flags}`,
        `/[${from}-${to}]/${flags}`,
        `/[^${one}]/${flags}`,
        `/\\\\${one}/${flags}`,
        // Where such an expression is no error.
        ...(flags.includes('u') ? [] : [`/\\${one}/${flags}`]),
      ]) {
        const found = (program: string): unknown =>
          runInNewContext(`[...sought, sought].map((letter) => (${program}).test(letter))`, {
            sought: `a${one}${other}${sought}\\${one}`,
          });
        expect(inAscii(written)).toMatch(/^[\0-\u007F]*$/u);
        expect(found(inAscii(written))).toEqual(found(written));
      }
    }),
  );
});

test('a letter that is two units of UTF-16 is refused', () => {
  expect(() => inAscii('/😀/u')).toThrow(/U\+1f600/u);
});

test('the files of the service are in ASCII, and hold what is used of a library alone', () => {
  const folder = new URL('../../../dist/service/', import.meta.url);
  const files = readdirSync(folder);
  expect(files).toEqual(expect.arrayContaining(['main.js', 'worker.js', 'creator.js']));
  for (const name of files) {
    const text = readFileSync(new URL(name, folder), 'latin1');
    expect(text.search(/[^\0-\u007F]/u), name).toBe(-1);
    // The languages that the library of checks speaks are a fifth of the whole; nobody is shown them.
    expect(text).not.toContain('zod/v4/locales/de.js');
  }
});
