import { messagesFor } from '../../i18n/messages.ts';
import { periodInDays } from '../../i18n/period.ts';
import type { Locale } from '../../locales.ts';
import { writePeriod, type Period } from '../../period/period.ts';
import { readPeriod } from '../../period/read.ts';
import type { Reply } from '../commands/command.ts';
import { choice, type Choice } from '../render/choice.ts';
import { escape, oneLine } from '../render/escape.ts';
import { fit } from '../render/limits.ts';
import { troubleCard } from '../render/notice.ts';

/** Which part of a time an option takes. */
export type PeriodEnd = 'from' | 'to' | 'whole';

/** Today by UTC, `YYYY-MM-DD`. */
export const utcToday = (): string => new Date().toISOString().slice(0, 10);

/** The time that was meant, or what to type instead. */
export function askPeriod(
  typed: string,
  language: Locale,
  today = utcToday(),
): { readonly period: Period } | { readonly reply: Reply } {
  const period = readPeriod(typed, today);
  return period === null
    ? { reply: troubleCard(messagesFor(language).period.unreadable(shown(typed))) }
    : { period };
}

/** The first or the last day of the time that was meant, or what to type instead. */
export function askDay(
  typed: string,
  end: 'from' | 'to',
  language: Locale,
  today = utcToday(),
): { readonly day: string } | { readonly reply: Reply } {
  const found = askPeriod(typed, language, today);
  if ('reply' in found) return found;
  const day = found.period[end];
  if (day !== null) return { day };
  return { reply: troubleCard(messagesFor(language).period.halfOpen(shown(typed), end === 'from')) };
}

const offered = {
  thisYear: 'this year',
  lastYear: 'last year',
  twelveMonths: 'last 12 months',
  lastMonth: 'last month',
  partSession: 'last part-session',
} as const;

/** How what is being typed is read so far; the usual times while nothing is. */
export function suggestPeriods(
  typed: string,
  end: PeriodEnd,
  language: Locale,
  today = utcToday(),
): Choice[] {
  const { period } = messagesFor(language);
  const wanted = typed.trim();
  const named: readonly (readonly [name: string, typed: string])[] =
    wanted === ''
      ? Object.entries(offered).map(([key, text]) => [period.offers[key as keyof typeof offered], text])
      : [[oneLine(wanted), wanted]];
  return named.flatMap(([name, text]) => {
    const found = readPeriod(text, today);
    const part = found === null ? null : partOf(found, end);
    return part === null
      ? []
      : [choice(period.reads(fit(name, 40), periodInDays(part, language)), writePeriod(part))];
  });
}

function partOf(period: Period, end: PeriodEnd): Period | null {
  if (end === 'whole') return period;
  const day = period[end];
  if (day === null) return null;
  return end === 'from' ? { from: day, to: null } : { from: null, to: day };
}

const shown = (typed: string): string => `**${fit(oneLine(typed), 100, escape)}**`;
