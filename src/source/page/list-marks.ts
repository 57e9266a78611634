const bullet = String.raw`(?:[-–—−‐*+>#]+\s+|[•·●▪◦‣∙○■□▫➢►✓]+\s*)`;
const figure = String.raw`(?:[[(]?\d{1,4}[\])]?\s?[.):–—-]\s*|[[(]\d{1,4}[\])]\s*|\d{1,4}\s+(?=\p{Lu}))`;
const bullets = new RegExp(`^(?:${bullet})+`, 'u');
const figures = new RegExp(`^${figure}`, 'u');
const marks = new RegExp(`^(?:${bullet})*(?:${figure})?(?:${bullet})*`, 'u');
const kind = /^(?:written declaration|d[ée]claration [ée]crite)\b/i;

/** A line of a list without its bullet, dash or number. */
export function withoutMark(line: string): string {
  return /^[\p{L}'’"“]/u.test(line) ? line : line.replace(marks, '');
}

/** A line without its bullet or dash; a number stays. */
export function withoutBullet(line: string): string {
  return line.replace(bullets, '');
}

/**
 * The lines of a text file that is a list from end to end, without its marks: no heading has any of its own. Of a bullet
 * or dash, the one that the heading has is taken off; numbers are only where every line is numbered. Otherwise the
 * same lines.
 */
export function withoutMarks(lines: readonly string[]): readonly string[] {
  const heading = lines.find((line) => !kind.test(line) && kind.test(withoutMark(line)));
  if (heading === undefined) return lines;
  if (figures.test(heading)) {
    const isNumbered = lines.every((line) => line === '' || figures.test(line));
    return isNumbered ? lines.map((line) => line.replace(figures, '')) : lines;
  }
  const own = heading.charAt(0);
  return lines.map((line) => {
    if (!line.startsWith(own)) return line;
    return own === '#' ? withoutBullet(line) : line.slice(1).trimStart();
  });
}
