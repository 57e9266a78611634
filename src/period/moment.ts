import { dayAfter, partSessionBefore, partSessionsOf } from '../assembly/part-session.ts';
import {
  spanAround,
  dayOf,
  earlier,
  monthsFrom,
  yearsFrom,
  type DaySpan,
  type CalendarUnit,
} from './calendar.ts';
import { months, numberOf, ordinalOf, seasons, unitWords } from './lexicon.ts';

/** A time that somebody typed, as far as they said it: what is missing comes from the other end of a range, or from today. */
export type Moment =
  | ({ readonly kind: 'whole' } & DaySpan)
  /** `month` is missing where only a day was typed. */
  | { readonly kind: 'day'; readonly month: number | null; readonly day: number }
  | { readonly kind: 'months'; readonly month: number; readonly count: number }
  | { readonly kind: 'part-session'; readonly month: number };

const whole = (span: DaySpan | null): Moment | null => (span === null ? null : { kind: 'whole', ...span });
const single = (day: string | null): Moment | null => whole(day === null ? null : { from: day, to: day });

const monthName = [...months.keys()].toSorted((a, b) => b.length - a.length).join('|');
const seasonName = [...seasons.keys()].join('|');
const unitName = [...unitWords.keys()].toSorted((a, b) => b.length - a.length).join('|');
const partSession = '(?:part-?session|partie de session|part session|session)s?';
const ending = '(?:st|nd|rd|th|er|e|eme)?';

type Reader = (found: readonly string[], today: string) => Moment | null;

const n = (text: string | undefined): number => Number(text);
const month = (name: string | undefined): number => months.get(name ?? '') ?? 0;
const unit = (name: string | undefined): CalendarUnit => unitWords.get(name ?? '') ?? 'day';

/** What can be typed, folded, without articles. The first that fits is it. */
const forms: readonly (readonly [pattern: string, reader: Reader])[] = [
  [String.raw`(\d{4})`, ([y]) => whole(yearsFrom(n(y)))],
  [String.raw`(?:year |annee |an )(\d{4})`, ([y]) => whole(yearsFrom(n(y)))],
  [String.raw`(\d{4})[-/.](\d{1,2})`, ([y, m]) => whole(monthsFrom(n(y), n(m)))],
  [String.raw`(\d{1,2})[-/.](\d{4})`, ([m, y]) => whole(monthsFrom(n(y), n(m)))],
  [String.raw`(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})`, ([y, m, d]) => single(dayOf(n(y), n(m), n(d)))],
  // With the day first, as the Assembly's countries write it.
  [String.raw`(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})`, ([d, m, y]) => single(dayOf(n(y), n(m), n(d)))],
  [String.raw`(${monthName})\.? (\d{4})`, ([m, y]) => whole(monthsFrom(n(y), month(m)))],
  [String.raw`(\d{4}) (${monthName})\.?`, ([y, m]) => whole(monthsFrom(n(y), month(m)))],
  [`(\\d{1,2})${ending} (${monthName})\\.? (\\d{4})`, ([d, m, y]) => single(dayOf(n(y), month(m), n(d)))],
  [`(${monthName})\\.? (\\d{1,2})${ending} (\\d{4})`, ([m, d, y]) => single(dayOf(n(y), month(m), n(d)))],
  [`(\\d{1,2})${ending} (${monthName})\\.?`, ([d, m]) => ({ kind: 'day', month: month(m), day: n(d) })],
  [`(${monthName})\\.? (\\d{1,2})${ending}`, ([m, d]) => ({ kind: 'day', month: month(m), day: n(d) })],
  [`(\\d{1,2})${ending}`, ([d]) => ({ kind: 'day', month: null, day: n(d) })],
  [`(${monthName})\\.?`, ([m]) => ({ kind: 'months', month: month(m), count: 1 })],
  [String.raw`[qt] ?([1-4])(?: (\d{4}))?`, ([q, y]) => quarter(n(q), y)],
  [String.raw`(\d{4}) [qt]([1-4])`, ([y, q]) => quarter(n(q), y)],
  [String.raw`[hs] ?([12]) (\d{4})`, ([h, y]) => half(n(h), y)],
  [String.raw`(\S+) (?:quarter|trimestre)(?: (\d{4}))?`, ([q = '', y]) => quarter(ordinalOf(q), y)],
  [String.raw`(\S+) (?:half|semestre)(?: year)?(?: (\d{4}))?`, ([h = '', y]) => half(ordinalOf(h), y)],
  [String.raw`(\d{3})0'?s`, ([d]) => whole(yearsFrom(n(d) * 10, 10))],
  [String.raw`annees (\d{3})0`, ([d]) => whole(yearsFrom(n(d) * 10, 10))],
  [`(${monthName}|${seasonName}) (\\d{4}) ${partSession}`, ([m, y]) => sessionIn(m, y)],
  [`${partSession} (${monthName}|${seasonName}) (\\d{4})`, ([m, y]) => sessionIn(m, y)],
  [`(${monthName}|${seasonName}) ${partSession}(?: (\\d{4}))?`, ([m, y]) => sessionIn(m, y)],
  [`${partSession} (${monthName}|${seasonName})`, ([m]) => sessionIn(m, undefined)],
  [`(?:last|latest|previous|past) ${partSession}`, (_, today) => lastSession(today)],
  [`(?:derniere|precedente) ${partSession}`, (_, today) => lastSession(today)],
  [`${partSession} (?:derniere|precedente|passee)`, (_, today) => lastSession(today)],
  [`(?:this|current|cette) ${partSession}`, (_, today) => sessionNow(today)],
  [`${partSession} (?:en cours|actuelle)`, (_, today) => sessionNow(today)],
  ['today|aujourdhui', (_, today) => single(today)],
  ['yesterday|hier', (_, today) => single(dayAfter(today, -1))],
  [`(?:this|current|ce|cet|cette) (${unitName})(?:-ci)?`, ([u], today) => whole(spanAround(today, unit(u)))],
  [`(${unitName}) (?:en cours|actuel|actuelle)`, ([u], today) => whole(spanAround(today, unit(u)))],
  [`(?:last|previous|past) (${unitName})`, ([u], today) => before(today, 1, unit(u))],
  [`(${unitName}) (?:derniere?|precedente?|passee?)`, ([u], today) => before(today, 1, unit(u))],
  [`(?:last|previous|past) (\\S+) (${unitName})`, ([c = '', u], today) => upTo(today, numberOf(c), unit(u))],
  [
    `(\\S+) (?:dernieres?|derniers|passees|passes) (${unitName})`,
    ([c = '', u], today) => upTo(today, numberOf(c), unit(u)),
  ],
  [`(?:dernieres?|derniers) (\\S+) (${unitName})`, ([c = '', u], today) => upTo(today, numberOf(c), unit(u))],
  [`(\\S+) (${unitName}) ago`, ([c = '', u], today) => before(today, numberOf(c), unit(u))],
  [`il y a (\\S+) (${unitName})`, ([c = '', u], today) => before(today, numberOf(c), unit(u))],
];

const readers = forms.map(([pattern, reader]) => [new RegExp(`^(?:${pattern})$`, 'u'), reader] as const);

/**
 * What a text means as one time, if it means one.
 *
 * @param text folded, without articles and prepositions: see `plainWords` in `read`.
 */
export function momentIn(text: string, today: string): Moment | null {
  for (const [pattern, reader] of readers) {
    const found = pattern.exec(text);
    const moment = found && reader(found.slice(1), today);
    if (moment !== null) return moment;
  }
  return null;
}

function quarter(nth: number | null, year: string | undefined): Moment | null {
  return nth === null || nth > 4 ? null : monthsOrWhole(3 * nth - 2, 3, year);
}

function half(nth: number | null, year: string | undefined): Moment | null {
  return nth === null || nth > 2 ? null : monthsOrWhole(6 * nth - 5, 6, year);
}

function monthsOrWhole(month: number, count: number, year: string | undefined): Moment | null {
  return year === undefined ? { kind: 'months', month, count } : whole(monthsFrom(n(year), month, count));
}

function sessionIn(named: string | undefined, year: string | undefined): Moment | null {
  const month = months.get(named ?? '') ?? seasons.get(named ?? '') ?? 0;
  return year === undefined ? { kind: 'part-session', month } : whole(partSessionIn(n(year), month));
}

/** The part-session that a month has a share in; `null` for a month without any. */
export function partSessionIn(year: number, month: number): DaySpan | null {
  if (monthsFrom(year, month) === null) return null;
  const found = partSessionsOf(year).find(
    ({ begins, ends }) => Number(begins.slice(5, 7)) <= month && month <= Number(ends.slice(5, 7)),
  );
  return found === undefined ? null : { from: found.begins, to: found.ends };
}

function lastSession(today: string): Moment | null {
  const { begins, ends } = partSessionBefore(today);
  return whole({ from: begins, to: ends });
}

/** The one that is on, else the last one. */
function sessionNow(today: string): Moment | null {
  const on = partSessionsOf(Number(today.slice(0, 4))).find(
    ({ begins, ends }) => begins <= today && today <= ends,
  );
  return on === undefined ? lastSession(today) : whole({ from: on.begins, to: on.ends });
}

/** The day, week, month … that lies so many of them back. */
function before(today: string, count: number | null, of: CalendarUnit): Moment | null {
  if (count === null) return null;
  const { from } = spanAround(today, of);
  return inYears(spanAround(earlier(from, count, of), of));
}

/** So many of them up to today. */
function upTo(today: string, count: number | null, of: CalendarUnit): Moment | null {
  if (count === null || count === 0) return null;
  return inYears({ from: dayAfter(earlier(today, count, of), 1), to: today });
}

/** Centuries back is a typing error. */
function inYears(span: DaySpan): Moment | null {
  return yearsFrom(Number(span.from.slice(0, 4))) === null ? null : whole(span);
}
