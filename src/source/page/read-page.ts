import { englishMarks, quoted } from '../../assembly/text/quote.ts';
import type { Declaration, TextLanguage, Reading } from '../../assembly/declaration.ts';
import { fold } from '../../assembly/fold.ts';
import { once } from '../../assembly/once.ts';
import { isChallenge } from '../http/bot-challenge.ts';
import { parseDate } from './parse-date.ts';
import { holdsEntries } from './signatory-entry.ts';
import { isClosing, isPageChrome, isLetterhead, isMenu, withoutDisclaimer } from './page-chrome.ts';
import { type DeclarationHeading, findHeading, headingsAfter, isWhole } from './heading.ts';
import { findRoll, isOverleaf } from './layouts/name-table.ts';
import { splitRunOn } from './layouts/run-on.ts';
import {
  findStaticHeading,
  isDocumentLine,
  isKindLine,
  type StaticHeading,
} from './layouts/static-heading.ts';
import { type PageLines, linesOf } from './lines.ts';
import { withoutBullet } from './list-marks.ts';
import { readSignatoryList, type SignatoryList } from './signatory-list.ts';

export interface PageOptions {
  /** Where the page came from: tells the language of a text that does not say it itself. */
  readonly url?: string;
}

/** Characters beyond which no page is read: the longest documents of the Assembly stay far below. */
const maxPageLength = 3_000_000;
/** Where a page names itself and its checks stand. */
const beginning = 65_536;

/** The lines that belong to the document. */
interface Content {
  readonly lines: readonly string[];
  /** Index of the first of the last lines that are nothing but links. */
  readonly linksFrom: number;
  /** The page's own name for itself, folded; it may repeat the title. */
  readonly name: string;
  /** Where the notice of whom a declaration commits stood; -1 when there was none. */
  readonly noticeAt: number;
}

/**
 * What one page of the Assembly says, HTML or plain text, whatever its markup: only the words and their
 * order are read. Anything missing makes it incomplete; nothing is made up.
 */
export function readPage(text: string, options: PageOptions = {}): Reading {
  if (text.length > maxPageLength) return tooLong;
  const name = fold(nameOf(text));
  let likeliest: Reading | null = null;
  for (const found of linesOf(text)) {
    if (found === null) {
      likeliest ??= tooLong;
      continue;
    }
    const reading = readLines(contentOf(found, name), options);
    if (reading.kind === 'declaration') return reading;
    const apart = splitRunOn(found.lines);
    if (apart !== null) {
      const reading = readLines(contentOf({ lines: apart, linked: new Set() }, name), options);
      if (reading.kind === 'declaration') return reading;
    }
    const isFirst = likeliest === null;
    likeliest ??= reading;
    const hasNumber = reading.kind === 'incomplete' && reading.found.number !== undefined;
    if (isFirst && !hasNumber && isBlocked(text, found.lines)) {
      return {
        kind: 'blocked',
        reason: 'A check for human visitors, or a refusal, stands in place of the page.',
      };
    }
  }
  return likeliest ?? { kind: 'incomplete', reason: 'The page is empty.', found: {} };
}

const tooLong: Reading = {
  kind: 'incomplete',
  reason: 'The page is longer than any document of the Assembly.',
  found: {},
};

function nameOf(text: string): string {
  return /<title[^>]{0,200}>\s*([^<]{0,500})</i.exec(text.slice(0, beginning))?.[1] ?? '';
}

const refusal =
  /^(?:just a moment|un instant|attention required|checking (?:if|your browser)|access denied|acces refuse|(?:error )?403\b|forbidden|(?:error )?503\b|service (?:temporarily )?unavailable|sorry, you have been blocked|verif(?:y|ying) you are human|enable javascript and cookies)/;

function isBlocked(text: string, lines: readonly string[]): boolean {
  if (isChallenge({ status: 200, headers: {} }, text)) return true;
  if (lines.length > 40) return false;
  return [nameOf(text), ...lines].some((line) => line.length <= 120 && refusal.test(fold(line)));
}

function contentOf({ lines: all, linked }: PageLines, name: string): Content {
  const lines: string[] = [];
  const isLink: boolean[] = [];
  let noticeAt = -1;
  for (const [i, line] of all.entries()) {
    if (isPageChrome(line)) continue;
    const rest = withoutDisclaimer(line);
    if (rest !== line && noticeAt === -1) noticeAt = lines.length;
    if (rest === null) continue;
    lines.push(rest);
    isLink.push(linked.has(i));
  }
  while (isClosing(lines.at(-1) ?? '')) lines.pop();
  let linksFrom = lines.length;
  while (linksFrom > 0 && (isLink[linksFrom - 1] === true || isClosing(lines[linksFrom - 1] ?? '')))
    linksFrom -= 1;
  return { lines, noticeAt, linksFrom, name };
}

function readLines(content: Content, options: PageOptions): Reading {
  const { lines } = content;
  if (lines.length === 0) return { kind: 'incomplete', reason: 'The page is empty.', found: {} };
  const heading = findHeading(lines);
  if (heading?.kind === 'other') {
    return { kind: 'other', reason: `The heading is that of another kind of document: ${heading.name}.` };
  }
  const old = heading !== null && isWholeLine(heading) ? null : findStaticHeading(lines);
  if (heading !== null && (old === null || isWhole(heading))) {
    const headings = [heading, ...headingsAfter(lines, heading)];
    for (const { to } of headings) {
      const list = readSignatoryList(lines, to);
      // The names are those of the heading nearest above them.
      const own = headings.findLast((candidate) => list !== null && candidate.to <= list.from);
      if (list !== null && own !== undefined) return readSigned(content, own, list);
    }
  }
  if (old !== null) return readStatic(content, old);
  return heading === null ? readBodyOnly(content, options) : readUnsigned(content, heading);
}

function isWholeLine(heading: DeclarationHeading): boolean {
  return isWhole(heading) && heading.to === heading.from + 1;
}

const opener = /^(?:we,? the undersigned|nous,? (?:les )?soussignes)/;

function readBodyOnly({ lines, noticeAt }: Content, options: PageOptions): Reading {
  const start = noticeAt === -1 ? lines.findIndex((line) => opener.test(fold(line))) : noticeAt;
  if (start === -1)
    return { kind: 'incomplete', reason: 'The page bears no heading of a document of any kind.', found: {} };
  const paragraphs = lines.slice(start);
  return {
    kind: 'incomplete',
    reason:
      'The page has the text of a written declaration only: the number, the date and the signatories are missing.',
    found: { language: guessLanguage(paragraphs, options), paragraphs },
  };
}

function guessLanguage(paragraphs: readonly string[], { url }: PageOptions): TextLanguage {
  const inUrl = /\/(en|fr)\/|[?&]lang=(en|fr)/i.exec(url ?? '');
  const named = (inUrl?.[1] ?? inUrl?.[2])?.toLowerCase();
  if (named === 'en' || named === 'fr') return named;
  const text = ` ${paragraphs.join(' ')} `;
  const count = (words: RegExp): number => text.match(words)?.length ?? 0;
  return count(/ (?:le|la|les|des|du|et|que|qui|dans) /gi) > count(/ (?:the|of|and|to|that|in) /gi)
    ? 'fr'
    : 'en';
}

function readUnsigned({ lines, noticeAt }: Content, heading: DeclarationHeading): Reading {
  const before = lines[heading.from - 1];
  // The notice follows the title where the heading comes first, and the heading where the title does.
  const hasTitleAfter = before === undefined || noticeAt === heading.to + 1;
  const title = hasTitleAfter ? lines[heading.to] : before;
  const paragraphs = lines.slice(hasTitleAfter ? heading.to + 1 : heading.to);
  return {
    kind: 'incomplete',
    reason: 'The page names no signatories.',
    found: { ...headingParts(heading), ...(title === undefined ? {} : { title }), paragraphs },
  };
}

function readSigned(content: Content, heading: DeclarationHeading, list: SignatoryList): Reading {
  const { lines } = content;
  const after = lines.slice(heading.to, list.from).filter((line) => !isMenu(line));
  const title = after.length === 0 ? titleAbove(content, heading.from) : titleOf(after);
  const body = lines.slice(list.to, Math.max(list.to + 1, content.linksFrom));
  const rest = list.rest === null ? null : withoutDisclaimer(list.rest);
  const { number, document, date, language, signatories } = { ...heading, ...list };
  return conclude(
    { number, document, date, language, title, signatories },
    [...(rest === null || rest === '' ? [] : [rest]), ...body],
    list.unread.length === 0
      ? []
      : [
          `In the list of signatories this cannot be read: ${list.unread.map((part) => quoted(clip(part), englishMarks)).join(', ')}.`,
        ],
  );
}

const maxTitleLength = 500;

/** A title of these lines, unless one of them cannot belong to a title. */
function titleOf(lines: readonly string[]): string | undefined {
  const isOther = (line: string): boolean =>
    isKindLine(line) ||
    isDocumentLine(line) ||
    parseDate(line) !== null ||
    opener.test(fold(line.slice(0, 60)));
  const title = withoutBullet(lines.join(' '));
  return title === '' || title.length > maxTitleLength || lines.some(isOther) ? undefined : title;
}

/** The line above the heading, and those above it that the page's own name shows to belong to the title. */
function titleAbove({ lines, name }: Content, below: number): string | undefined {
  let at = below - 1;
  while (at >= 0 && (isMenu(lines[at] ?? '') || isLetterhead(lines[at] ?? ''))) at -= 1;
  const own = lines[at];
  if (own === undefined) return undefined;
  let title = own;
  for (let from = at - 1; from >= Math.max(0, at - 3); from -= 1) {
    const longer = `${lines[from]} ${title}`;
    if (longer.length > maxTitleLength || !name.includes(fold(longer))) break;
    title = longer;
  }
  return titleOf([title]);
}

function readStatic({ lines, linksFrom }: Content, heading: StaticHeading): Reading {
  const roll = findRoll(lines, heading.to, linksFrom);
  const paragraphs = lines.slice(heading.to, roll?.from).filter((line) => !isOverleaf(line));
  const { number, document, date, language, title } = heading;
  const parts = { number, document, date, language, title: titleOf(title) };
  if (roll !== null) return conclude({ ...parts, signatories: roll.signatories }, paragraphs, roll.faults);
  return conclude({ ...parts, signatories: [] }, paragraphs, []);
}

/** What a page was found to print; a part that it lacks is `null` or missing. */
interface Parts {
  readonly number: number | null;
  readonly document: number | null;
  readonly date: string | null;
  readonly language: TextLanguage;
  readonly title: string | undefined;
  readonly signatories: Declaration['signatories'];
}

/** A declaration if nothing is missing and nothing is at fault. */
function conclude(parts: Parts, paragraphs: readonly string[], faults: readonly string[]): Reading {
  const { number, document, date, language, title } = parts;
  const signatories = once(parts.signatories);
  const strayed = paragraphs.find(holdsEntries);
  const missing = [
    ...(number === null ? ['the number'] : []),
    ...(document === null ? ['the number of the document'] : []),
    ...(date === null ? ['the date'] : []),
    ...(title === undefined ? ['the title'] : []),
    ...(signatories.length === 0 ? ['the signatories'] : []),
    ...(paragraphs.some((paragraph) => /\p{L}{2}/u.test(paragraph)) ? [] : ['the text']),
  ];
  if (number !== null && document !== null && date !== null && title !== undefined && missing.length === 0) {
    if (faults.length === 0 && strayed === undefined) {
      return {
        kind: 'declaration',
        declaration: { number, document, date, language, title, paragraphs, signatories },
      };
    }
  }
  return {
    kind: 'incomplete',
    reason: [
      ...(missing.length === 0 ? [] : [`Missing from the page: ${missing.join(', ')}.`]),
      ...faults,
      ...(strayed === undefined ? [] : [`Names stand in the text: ${quoted(clip(strayed), englishMarks)}.`]),
    ].join(' '),
    found: {
      ...headingParts(parts),
      ...(title === undefined ? {} : { title }),
      paragraphs,
      ...(signatories.length === 0 ? {} : { signatories }),
    },
  };
}

function headingParts({
  number,
  document,
  date,
  language,
}: Omit<Parts, 'title' | 'signatories'>): Partial<Declaration> {
  return {
    language,
    ...(number === null ? {} : { number }),
    ...(document === null ? {} : { document }),
    ...(date === null ? {} : { date }),
  };
}

function clip(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
