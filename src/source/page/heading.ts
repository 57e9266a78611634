import type { TextLanguage } from '../../assembly/declaration.ts';
import { dayPattern, parseDate } from './parse-date.ts';
import { otherKindAt } from './other-heading.ts';

/** The heading of a written declaration; a part that the line does not give is `null`. */
export interface DeclarationHeading {
  readonly kind: 'declaration';
  readonly language: TextLanguage;
  readonly number: number | null;
  readonly document: number | null;
  /** `YYYY-MM-DD` */
  readonly date: string | null;
  /** Index of its first line, and of the first line after it. */
  readonly from: number;
  readonly to: number;
}

export interface OtherHeading {
  readonly kind: 'other';
  /** As printed: "Motion for a resolution". */
  readonly name: string;
}

const between = String.raw`[\s|│¦·•,–—-]*`;
const edition = String.raw`(?:\s*\(?(?:\d{1,2}\s?(?:st|nd|rd|th|e|ème|re)\s(?:edition|édition)|rev\.?)\)?)?`;
const numberSign = String.raw`(?:no\s?\.?|n\s?[°º.o]\.?[°º]?|№|nr\.?)`;
const separator = /^[|│¦·•,–—-]$/;
const declaration = new RegExp(
  String.raw`^(written declaration|d[ée]claration [ée]crite)(?:${between}${numberSign}?\s?(\d{1,5}))?${edition}` +
    String.raw`(?:${between}doc\s?\.?\s?(?:${numberSign}\s?)?(\d{1,6})${edition})?` +
    String.raw`(?:${between}(${dayPattern}))?\.?$`,
  'iu',
);
const ourKind = /^(?:written declaration|d[ée]claration [ée]crite)/i;
/**
 * The first heading of a document of any kind. A line that names a declaration inside a sentence is no
 * heading: the whole line must be one, or it and the one or two lines after it.
 */
export function findHeading(lines: readonly string[]): DeclarationHeading | OtherHeading | null {
  let partial: DeclarationHeading | null = null;
  for (const [from, line] of lines.entries()) {
    if (line.length > 400) continue;
    if (ourKind.test(line)) {
      const heading = headingAt(lines, from);
      if (heading !== null && isWhole(heading)) return heading;
      partial ??= heading;
      continue;
    }
    const name = otherKindAt(lines, from, partial === null);
    if (name !== null) return { kind: 'other', name };
  }
  return partial;
}

/** The headings in the lines that follow one: a page may repeat its own, or name another document above it. */
export function headingsAfter(
  lines: readonly string[],
  heading: DeclarationHeading,
): readonly DeclarationHeading[] {
  const headings: DeclarationHeading[] = [];
  for (let at = heading.to; at < Math.min(lines.length, heading.to + 12); at += 1) {
    const next = ourKind.test(lines[at] ?? '') ? headingAt(lines, at) : null;
    if (next !== null && isWhole(next)) headings.push(next);
  }
  return headings;
}

export function isWhole({ number, document, date }: DeclarationHeading): boolean {
  return number !== null && document !== null && date !== null;
}

function headingAt(lines: readonly string[], from: number): DeclarationHeading | null {
  let best: DeclarationHeading | null = null;
  let joined = '';
  for (let to = from + 1, parts = 0; to <= Math.min(from + 6, lines.length) && parts < 3; to += 1) {
    const line = lines[to - 1] ?? '';
    if (line.length > 200) break;
    joined += joined === '' ? line : ` | ${line}`;
    if (separator.test(line)) continue;
    parts += 1;
    const match = declaration.exec(joined);
    if (match === null) break;
    const [, kind = '', number, document, day] = match;
    if (number === undefined && document === undefined) continue;
    best = {
      kind: 'declaration',
      language: /^w/i.test(kind) ? 'en' : 'fr',
      number: positive(number),
      document: positive(document),
      date: day === undefined ? null : parseDate(day),
      from,
      to,
    };
    if (day !== undefined) break;
  }
  return best;
}

function positive(digits: string | undefined): number | null {
  const number = Number(digits ?? 0);
  return number > 0 ? number : null;
}
