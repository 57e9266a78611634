const styles: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

const units = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** A moment as Discord writes `<t:…:style>`, for somebody who lives in UTC. */
export function writeMoment(at: Date, style: string, now: Date, locale: string): string {
  if (Number.isNaN(at.getTime())) return 'Invalid date';
  if (style === 'R') return relative((at.getTime() - now.getTime()) / 1000, locale);
  const form = styles[style] ?? styles['f'];
  return new Intl.DateTimeFormat(locale, { ...form, timeZone: 'UTC' }).format(at);
}

function relative(seconds: number, locale: string): string {
  const [unit, length] = units.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(locale).format(Math.round(seconds / length), unit);
}
