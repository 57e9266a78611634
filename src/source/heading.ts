import type { Language } from '../assembly/declaration.ts';
import { fold } from '../assembly/fold.ts';

/** The heading of a written declaration; a part that the line does not give is `null`. */
export interface DeclarationHeading {
  readonly kind: 'declaration';
  readonly language: Language;
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
const declaration = new RegExp(
  String.raw`^(written declaration|d[ée]claration [ée]crite)(?:${between}${numberSign}?\s?(\d{1,5}))?${edition}` +
    String.raw`(?:${between}doc\s?\.?\s?(?:${numberSign}\s?)?(\d{1,6})${edition})?` +
    String.raw`(?:${between}((?:le )?\d{1,2}(?:er|st|nd|rd|th)? \p{L}+\.? \d{4}))?\.?$`,
  'iu',
);
const ours = /(?:written declaration|d[ée]claration [ée]crite)\s*n/i;
const otherWithDocument = /^([^|]{3,160}?)\s*\|\s*doc\s?\.\s?\d/i;
const otherKind =
  /^(?:motion for an? |proposition de |report|rapport|progress report|rapport d['’]activit|addendum|(?:draft )?(?:resolution|recommendation|opinion|order)|(?:projet de )?(?:r[ée]solution|recommandation)|avis|written question|question [ée]crite|reply to|r[ée]ponse )/i;
const documentLine = /^\|?\s*doc\s?\.\s?\d/i;

/**
 * The first heading of a document of any kind. A line that names a declaration inside a sentence is no
 * heading: the whole line must be one, or it and the one or two lines after it.
 */
export function findHeading(lines: readonly string[]): DeclarationHeading | OtherHeading | null {
  let partial: DeclarationHeading | null = null;
  for (const [from, line] of lines.entries()) {
    if (/^(?:written declaration|d[ée]claration [ée]crite)/i.test(line)) {
      const heading = headingAt(lines, from);
      if (heading !== null && isWhole(heading)) return heading;
      partial ??= heading;
      continue;
    }
    const other = otherWithDocument.exec(line)?.[1];
    if (other !== undefined && (otherKind.test(other) || !ours.test(other)))
      return { kind: 'other', name: other };
    if (line.length <= 80 && otherKind.test(line) && documentLine.test(lines[from + 1] ?? '')) {
      return { kind: 'other', name: line };
    }
  }
  return partial;
}

function isWhole({ number, document, date }: DeclarationHeading): boolean {
  return number !== null && document !== null && date !== null;
}

function headingAt(lines: readonly string[], from: number): DeclarationHeading | null {
  let best: DeclarationHeading | null = null;
  for (let to = from + 1; to <= Math.min(from + 3, lines.length); to += 1) {
    const match = declaration.exec(lines.slice(from, to).join(' | '));
    if (match === null) break;
    const [, kind = '', number, document, day] = match;
    if (number === undefined && document === undefined) continue;
    best = {
      kind: 'declaration',
      language: /^w/i.test(kind) ? 'en' : 'fr',
      number: positive(number),
      document: positive(document),
      date: day === undefined ? null : parseDay(day),
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

const months: ReadonlyMap<string, number> = new Map(
  [
    'january february march april may june july august september october november december',
    'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre',
  ].flatMap((names) => names.split(' ').map((name, i) => [name, i + 1] as const)),
);

/** `YYYY-MM-DD` of a day printed in English or French ("04 May 2023", "1er février 2018"); `null` if there is no such day. */
export function parseDay(printed: string): string | null {
  const [, day = '', name = '', year = ''] =
    /^(?:le )?(\d{1,2})(?:er|st|nd|rd|th)? (\p{L}+)\.? (\d{4})$/iu.exec(printed.trim()) ?? [];
  const month = months.get(fold(name));
  if (month === undefined) return null;
  const date = new Date(Date.UTC(Number(year), month - 1, Number(day)));
  return date.getUTCDate() === Number(day) && Number(day) > 0 ? date.toISOString().slice(0, 10) : null;
}
