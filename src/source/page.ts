import type { Declaration, Language, Reading } from '../assembly/declaration.ts';
import { fold } from '../assembly/fold.ts';
import { isChallenge } from './challenge.ts';
import { isClosing, isFurniture, withoutDisclaimer } from './furniture.ts';
import { type DeclarationHeading, findHeading } from './heading.ts';
import { linesOf } from './lines.ts';
import { findSignatories, type SignatoryList } from './signatories.ts';

export interface PageOptions {
  /** Where the page came from: tells the language of a text that does not say it itself. */
  readonly url?: string;
}

/** The lines that belong to the document. */
interface Content {
  readonly lines: readonly string[];
  /** Where the notice of whom a declaration commits stood; -1 when there was none. */
  readonly noticeAt: number;
}

/**
 * What one page of the Assembly says, HTML or plain text, whatever its markup: only the words and their
 * order are read. Anything missing makes it incomplete; nothing is made up.
 */
export function readPage(text: string, options: PageOptions = {}): Reading {
  let likeliest: Reading | null = null;
  for (const lines of linesOf(text)) {
    const reading = readLines(contentOf(lines), options);
    if (reading.kind === 'declaration') return reading;
    likeliest ??= reading;
    const hasNumber = reading.kind === 'incomplete' && reading.found.number !== undefined;
    if (!hasNumber && isBlocked(text, lines)) {
      return {
        kind: 'blocked',
        reason: 'A check for human visitors, or a refusal, stands in place of the page.',
      };
    }
  }
  return likeliest ?? { kind: 'incomplete', reason: 'The page is empty.', found: {} };
}

const refusal =
  /^(?:just a moment|un instant|attention required|checking (?:if|your browser)|access denied|acces refuse|(?:error )?403\b|forbidden|(?:error )?503\b|service (?:temporarily )?unavailable|sorry, you have been blocked|verif(?:y|ying) you are human|enable javascript and cookies)/;

function isBlocked(text: string, lines: readonly string[]): boolean {
  if (isChallenge({ status: 200, headers: {} }, text)) return true;
  const title = /<title[^>]{0,200}>\s*([^<]{0,200})</i.exec(text)?.[1] ?? '';
  if (lines.length > 40) return false;
  return [title, ...lines].some((line) => line.length <= 120 && refusal.test(fold(line)));
}

function contentOf(all: readonly string[]): Content {
  const lines: string[] = [];
  let noticeAt = -1;
  for (const line of all) {
    if (isFurniture(line)) continue;
    const rest = withoutDisclaimer(line);
    if (rest !== line && noticeAt === -1) noticeAt = lines.length;
    if (rest !== null) lines.push(rest);
  }
  while (isClosing(lines.at(-1) ?? '')) lines.pop();
  return { lines, noticeAt };
}

function readLines(content: Content, options: PageOptions): Reading {
  const { lines } = content;
  if (lines.length === 0) return { kind: 'incomplete', reason: 'The page is empty.', found: {} };
  const heading = findHeading(lines);
  if (heading === null) return readBodyOnly(content, options);
  if (heading.kind === 'other') {
    return { kind: 'other', reason: `The heading is that of another kind of document: ${heading.name}.` };
  }
  const list = findSignatories(lines, heading.to);
  return list === null ? readUnsigned(content, heading) : readSigned(lines, heading, list);
}

const opener = /^(?:we,? the undersigned|nous,? (?:les )?soussignes)/;

function readBodyOnly({ lines, noticeAt }: Content, options: PageOptions): Reading {
  const start = noticeAt === -1 ? lines.findIndex((line) => opener.test(fold(line))) : noticeAt;
  if (start === -1)
    return { kind: 'other', reason: 'There is no heading of a written declaration on the page.' };
  const paragraphs = lines.slice(start);
  return {
    kind: 'incomplete',
    reason:
      'The page has the text of a written declaration only: the number, the date and the signatories are missing.',
    found: { language: guessLanguage(paragraphs, options), paragraphs },
  };
}

function guessLanguage(paragraphs: readonly string[], { url }: PageOptions): Language {
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

function readSigned(lines: readonly string[], heading: DeclarationHeading, list: SignatoryList): Reading {
  const after = lines.slice(heading.to, list.from).join(' ');
  const title = after === '' ? lines[heading.from - 1] : after;
  const paragraphs = [...(list.rest === null ? [] : [list.rest]), ...lines.slice(list.to)];
  const { signatories } = list;
  const { number, document, date, language } = heading;
  const missing = [
    ...(number === null ? ['the number'] : []),
    ...(document === null ? ['the number of the document'] : []),
    ...(date === null ? ['the date'] : []),
    ...(title === undefined ? ['the title'] : []),
    ...(signatories.length === 0 ? ['the signatories'] : []),
    ...(paragraphs.some((paragraph) => /\p{L}{2}/u.test(paragraph)) ? [] : ['the text']),
  ];
  if (number !== null && document !== null && date !== null && title !== undefined && missing.length === 0) {
    if (list.unread.length === 0) {
      return {
        kind: 'declaration',
        declaration: { number, document, date, language, title, paragraphs, signatories },
      };
    }
  }
  const reasons = [
    ...(missing.length === 0 ? [] : [`Missing from the page: ${missing.join(', ')}.`]),
    ...(list.unread.length === 0
      ? []
      : [
          `In the list of signatories this cannot be read: ${list.unread.map((part) => `“${clip(part)}”`).join(', ')}.`,
        ]),
  ];
  return {
    kind: 'incomplete',
    reason: reasons.join(' '),
    found: { ...headingParts(heading), ...(title === undefined ? {} : { title }), paragraphs, signatories },
  };
}

function headingParts({ number, document, date, language }: DeclarationHeading): Partial<Declaration> {
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
