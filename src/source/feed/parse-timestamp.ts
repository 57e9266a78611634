const mailDate =
  /^(?:[a-z]{3,9}\.?,?\s+)?\d{1,2}[ -][a-z]{3,9}\.?[ -]\d{2,4}\s+\d{1,2}:\d{2}(?::\d{2})?(\s*(?:z|ut|utc|gmt|[ecmp][sd]t|[+-]\d{2}:?\d{2}))?$/i;
const isoDate = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/i;

/** The instant a feed's date names: RFC 822 in RSS, RFC 3339 in Atom. Without a zone it is UTC; anything else is `null`. */
export function parseTimestamp(text: string): Date | null {
  const date = text.trim();
  const zoned = zonedForm(date);
  const time = zoned === null ? Number.NaN : Date.parse(zoned);
  return Number.isNaN(time) ? null : new Date(time);
}

function zonedForm(date: string): string | null {
  const mail = mailDate.exec(date);
  if (mail) return mail[1] === undefined ? `${date} GMT` : date;
  const iso = isoDate.exec(date);
  // A day alone is UTC as it is.
  if (iso) return iso[1] === undefined && date.length > 10 ? `${date}Z` : date;
  return null;
}
