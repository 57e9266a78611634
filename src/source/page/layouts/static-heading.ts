import type { TextLanguage } from '../../../assembly/declaration.ts';
import { dayPattern, parseDate } from '../parse-date.ts';
import { isLetterhead, isMenu } from '../page-chrome.ts';

/**
 * What stands above the text of a declaration of 1998 to 2008: kind and number, document, date and title,
 * each on a line of its own and in an order that changed over the years.
 */
export interface StaticHeading {
  readonly language: TextLanguage;
  readonly number: number;
  readonly document: number | null;
  /** `YYYY-MM-DD` */
  readonly date: string | null;
  /** The lines of the title; none where there is no title. */
  readonly title: readonly string[];
  /** Index of the first line after it. */
  readonly to: number;
}

const numberSign = String.raw`(?:no\s?\.?|n\s?[°º.]\s?|№|nr\.?)`;
const edition = String.raw`(?:[\s,(–—-]*\d{1,2}\s?(?:st|nd|rd|th|e|è?me|[eè]re)\s(?:edition|édition)\)?|[\s,(–—-]*(?:revised|rev\.?|révisée?)\)?)?`;
const kindLine = new RegExp(
  String.raw`^(written declaration|d[ée]claration [ée]crite)\s${numberSign}?\s?(\d{1,5})${edition}[.:]?$`,
  'iu',
);
const documentLine = new RegExp(
  String.raw`^doc(?:ument)?\s?\.?\s?(?:${numberSign}\s?)?(\d{1,6})${edition}(?:[\s|,–—-]+(${dayPattern}))?\.?$`,
  'iu',
);
const editionLine =
  /^\(?(?:\d{1,2}\s?(?:st|nd|rd|th|e|[eè]me|[eè]re)\s(?:edition|édition)|(?:originally|initially|first) tabled|(?:initialement |d['’]abord )?(?:déposée|présentée) (?:à l['’]origine )?le)\b/iu;

/** Lines above and below the kind and number in which the rest is looked for. */
const above = 8;
const below = 4;

export function findStaticHeading(lines: readonly string[]): StaticHeading | null {
  for (const [at, line] of lines.entries()) {
    if (line.length > 80) continue;
    const match = kindLine.exec(line);
    if (match === null) continue;
    const heading = headingRound(lines, at, /^w/i.test(match[1] ?? '') ? 'en' : 'fr', Number(match[2]));
    if (heading !== null) return heading;
  }
  return null;
}

/** Whether a line is the kind and number of a declaration and nothing else. */
export function isKindLine(line: string): boolean {
  return line.length <= 80 && kindLine.test(line);
}

/** Whether a line is the number of a document, with or without a date, and nothing else. */
export function isDocumentLine(line: string): boolean {
  return line.length <= 80 && documentLine.test(line);
}

function headingRound(
  lines: readonly string[],
  at: number,
  language: TextLanguage,
  number: number,
): StaticHeading | null {
  const near = [
    ...between(at - 1, Math.max(0, at - above)),
    ...between(at + 1, Math.min(lines.length - 1, at + below)),
  ];
  const documentAt = near.find((index) => isDocumentLine(lines[index] ?? ''));
  if (documentAt === undefined || number === 0) return null;
  const [, document, day] = documentLine.exec(lines[documentAt] ?? '') ?? [];
  const dateAt =
    day === undefined
      ? // The day stands next to the document, not wherever the text names one.
        [documentAt + 1, documentAt - 1, at + 1, at - 1, documentAt + 2].find(
          (index) => parseDate(lines[index] ?? '') !== null,
        )
      : documentAt;
  const marks = [documentAt, ...(dateAt === undefined ? [] : [dateAt])];
  let to = Math.max(at, ...marks) + 1;
  while (editionLine.test((lines[to] ?? '').slice(0, 80)) && (lines[to] ?? '').length < 120) to += 1;
  return {
    language,
    number,
    document: Number(document) > 0 ? Number(document) : null,
    date: dateAt === undefined ? null : parseDate(day ?? lines[dateAt] ?? ''),
    title: titleRound(lines, at, marks),
    to,
  };
}

function between(from: number, to: number): number[] {
  const step = from <= to ? 1 : -1;
  if ((step === 1 && to < from) || from < 0) return [];
  return Array.from({ length: Math.abs(to - from) + 1 }, (_, i) => from + i * step);
}

/** The lines between document and kind; where those touch, the lines above them. */
function titleRound(lines: readonly string[], at: number, marks: readonly number[]): readonly string[] {
  const marksAbove = marks.filter((index) => index < at);
  const inside = marksAbove.length === 0 ? [] : lines.slice(Math.max(...marksAbove) + 1, at);
  const kept = inside.filter((line) => !isLetterhead(line) && !editionLine.test(line.slice(0, 80)));
  if (kept.length > 0) return kept;
  const top = Math.min(at, ...marksAbove);
  const before = lines.slice(Math.max(0, top - 4), top);
  const letterhead = before.findLastIndex(isLetterhead);
  const title = letterhead === -1 ? before.slice(-1) : before.slice(letterhead + 1);
  return title.filter((line) => !isMenu(line) && !isLetterhead(line));
}
