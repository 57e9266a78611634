import type { HeldPage } from '../store/crawl/pages/held-pages.ts';
import type { PageRequest } from './observe.ts';

/** A 304 is believed for so long after the page was last sent: every second daily look asks for the whole page. */
const believedMs = 36 * 60 * 60_000;

/** What to ask for a page that is held: with validators while a 304 to them is believed. */
export function heldRequest(
  { fileId, url, etag, lastModified, headingAt }: HeldPage,
  now: Date,
): PageRequest {
  const isBelieved = now.getTime() - (headingAt?.getTime() ?? 0) < believedMs;
  return { fileId, url, ...(isBelieved && { validators: { etag, lastModified } }) };
}

/**
 * What a 304 had hidden, for an operator: something new of an edition that is dated before the day on which the server
 * still said that its page had not changed. `null` when it hid nothing.
 */
export function hiddenBy304(
  { fileId, headingAt, readAt }: HeldPage,
  { host, date, isNew }: { readonly host: string; readonly date: string; readonly isNew: boolean },
): string | null {
  if (!isNew || headingAt === null || readAt === null || readAt <= headingAt) return null;
  return date < readAt.toISOString().slice(0, 10)
    ? `${host} said that file ${fileId} had not changed (304), and yet its page shows what is older than that.`
    : null;
}
