/**
 * The day that text means as the beginning or the end of a time: "2019", "2019-06", "2019-06-27", or with
 * the day first, "27/06/2019" and "27.6.2019". `null` for anything else, such as the 30th of February.
 */
export function readDay(typed: string, end: 'from' | 'to'): string | null {
  const text = typed.trim();
  const [, d, m, y] = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/u.exec(text) ?? [];
  const [, year, month, day] =
    y === undefined ? (/^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/u.exec(text) ?? []) : ['', y, m, d];
  if (year === undefined || Number(year) < 1900) return null;
  const last = end === 'to';
  const ofMonth = Number(month ?? (last ? 12 : 1));
  if (ofMonth < 1 || ofMonth > 12) return null;
  const length = new Date(Date.UTC(Number(year), ofMonth, 0)).getUTCDate();
  const ofDay = Number(day ?? (last ? length : 1));
  if (ofDay < 1 || ofDay > length) return null;
  return [year, String(ofMonth).padStart(2, '0'), String(ofDay).padStart(2, '0')].join('-');
}
