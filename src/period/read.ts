import { fold } from '../assembly/fold.ts';
import { dayAfter } from '../assembly/part-session.ts';
import { dayOf, monthsFrom, type DaySpan } from './calendar.ts';
import { anyWords } from './lexicon.ts';
import { momentIn, partSessionIn, type Moment } from './moment.ts';
import { anyTime, type Period } from './period.ts';

/** Longer than anybody types: what is longer is not read. */
const maxTyped = 100;

/**
 * What a time that somebody typed means, in English or French, whichever they read: "January 2020", "last year", "2020..2022",
 * "depuis 2020", "du 3 au 7 octobre 2022". `null` for what cannot be understood, or ends before it begins.
 *
 * @param today `YYYY-MM-DD`.
 */
export function readPeriod(typed: string, today: string): Period | null {
  if (typed.length > maxTyped) return null;
  const text = plainWords(typed);
  if (text === '') return null;
  if (anyWords.has(text)) return anyTime;
  return readWhole(text, today) ?? readOpen(text, today) ?? readRange(text, today);
}

/** Folded, with one sign for "from … to", without what says nothing. */
function plainWords(typed: string): string {
  return fold(typed.replace(/^\s*dès\s/iu, 'since '))
    .replaceAll(/\.{3,}/gu, '..')
    .replaceAll("aujourd'hui", 'aujourdhui')
    .replaceAll(/jusqu'(?:a la|au|aux|en|a) /gu, 'until ')
    .replaceAll(/jusqu'(?=hier|aujourdhui)/gu, 'until ')
    .replaceAll(/\b[dl]'/gu, '')
    .replaceAll(/,/gu, ' ')
    .replaceAll(/(?<=\d{4}) ?- ?(?=\d{4}$)/gu, ' - ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

/** Without articles and the like before one time, and between its words. */
function bare(text: string): string {
  return text
    .replace(/^(?:(?:the|le|la|les|in|en|on|au|of|de|du|des|during|pendant) )+/u, '')
    .replaceAll(/ (?:(?:the|le|la|les|of|de|du|des|en) )+/gu, ' ')
    .replaceAll(/\bpartie session/gu, 'partie de session')
    .replaceAll(/\bpart session/gu, 'part-session')
    .replace(/ cours$/u, ' en cours')
    .trim();
}

const moment = (text: string, today: string): Moment | null => momentIn(bare(text), today);

function readWhole(text: string, today: string): DaySpan | null {
  const found = moment(text, today);
  return found === null ? null : latest(found, today);
}

const since = /^(?:since|from|starting(?: in| on| from)?|depuis|a partir)\s+(?<rest>.+)$/u;
const until = /^(?:until|till|up to|to|through)\s+(?:(?:the )?end of |fin )?(?<rest>.+)$/u;
const after = /^(?:after|apres)\s+(?<rest>.+)$/u;
const before = /^(?:before|avant)\s+(?<rest>.+)$/u;

/** A time with one end. */
function readOpen(text: string, today: string): Period | null {
  const said = (pattern: RegExp) => {
    const rest = pattern.exec(text)?.groups?.['rest'];
    return rest === undefined ? null : readWhole(rest, today);
  };
  const [open, shut] = [/^(?<rest>.+?) ?\.\.$/u, /^\.\. ?(?<rest>.+)$/u];
  if (text === '..') return anyTime;
  const from = said(since) ?? said(open);
  if (from !== null) return { from: from.from, to: null };
  const to = said(until) ?? said(shut);
  if (to !== null) return { from: null, to: to.to };
  const later = said(after);
  if (later !== null) return { from: dayAfter(later.to, 1), to: null };
  const sooner = said(before);
  return sooner === null ? null : { from: null, to: dayAfter(sooner.from, -1) };
}

const between = /\s*\.\.\s*|\s+(?:to|until|till|through|and|a|au|et|-)\s+|-/gu;
const opening = /^(?:from|between|de|du|entre|since|depuis)\s+/u;

/** Two times with something between them; every place where that may be is tried. */
function readRange(text: string, today: string): Period | null {
  const rest = text.replace(opening, '');
  for (const found of rest.matchAll(between)) {
    const first = moment(rest.slice(0, found.index), today);
    const last = moment(rest.slice(found.index + found[0].length), today);
    const range = first && last && joined(first, last, today);
    if (range) return range;
  }
  return null;
}

/** What the first lacks it has from the last, and the other way round: "3 to 7 October 2022", "June 2019 to August". */
function joined(first: Moment, last: Moment, today: string): DaySpan | null {
  const end = first.kind === 'whole' ? firstSince(last, first) : latest(last, today);
  const begin = end === null ? null : lastUpTo(first, end);
  return begin === null || end === null || begin.from > end.to ? null : { from: begin.from, to: end.to };
}

/** The first of a time from a day on. */
function firstSince(last: Moment, { from: earliest, to }: DaySpan): DaySpan | null {
  const [year, month] = [Number(earliest.slice(0, 4)), Number(earliest.slice(5, 7))];
  const spans = isDayAlone(last)
    ? [earliest === to ? inYear(last, year, month) : null]
    : [inYear(last, year, null), inYear(last, year + 1, null)];
  return spans.find((span) => span !== null && span.from >= earliest) ?? null;
}

/** The last of a time up to another. */
function lastUpTo(first: Moment, end: DaySpan): DaySpan | null {
  const [year, month] = [Number(end.from.slice(0, 4)), Number(end.from.slice(5, 7))];
  const spans = isDayAlone(first)
    ? [end.from === end.to ? inYear(first, year, month) : null]
    : [inYear(first, year, null), inYear(first, year - 1, null)];
  return spans.find((span) => span !== null && span.from <= end.to) ?? null;
}

/** Goes with another day only: "2019-13" is no time from 2019 to the 13th. */
const isDayAlone = (moment: Moment): boolean => moment.kind === 'day' && moment.month === null;

/** A time without its year, in a year; a day without its month, in a month. */
function inYear(moment: Moment, year: number, month: number | null): DaySpan | null {
  switch (moment.kind) {
    case 'whole':
      return { from: moment.from, to: moment.to };
    case 'day': {
      const of = moment.month ?? month;
      const day = of === null ? null : dayOf(year, of, moment.day);
      return day === null ? null : { from: day, to: day };
    }
    case 'months':
      return monthsFrom(year, moment.month, moment.count);
    case 'part-session':
      return partSessionIn(year, moment.month);
  }
}

/** Without a year it is the latest that has begun. A day alone is none. */
function latest(moment: Moment, today: string): DaySpan | null {
  const year = Number(today.slice(0, 4));
  const begun = [year, year - 1, year - 2, year - 3, year - 4].map((one) => inYear(moment, one, null));
  return begun.find((span) => span !== null && (moment.kind === 'whole' || span.from <= today)) ?? null;
}
