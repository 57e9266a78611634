/**
 * A program in ASCII alone that does the same. One letter beyond Latin-1 is enough for V8 to keep two bytes for each letter of a file.
 *
 * @param program JavaScript in which such letters stand in regular expressions and comments alone: `\u` means the same there, and in a string
 *   as well, but not in a template that is read raw.
 * @throws {RangeError} when a letter takes two units of UTF-16: what it means depends on how the expression is read.
 */
export function inAscii(program: string): string {
  // A letter with a backslash before it is the letter itself; a backslash with one before it is a backslash.
  return program.replaceAll(/\\[\0-\u007F]|\\?([^\0-\u007F])/gu, (all, letter?: string) => {
    if (letter === undefined) return all;
    if (letter.length > 1)
      throw new RangeError(`U+${hex(letter)} has no escape that every regular expression reads`);
    return `\\u${hex(letter)}`;
  });
}

function hex(letter: string): string {
  return (letter.codePointAt(0) ?? 0).toString(16).padStart(4, '0');
}
