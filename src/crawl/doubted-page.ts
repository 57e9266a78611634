import type { HeldPage } from '../store/crawl/page-inbox.ts';
import { observe, type Observation, type ObserveContext } from './observe.ts';

/** A 304 is believed for so long after the page was last sent: every second daily look asks for the whole page. */
const believedMs = 36 * 60 * 60_000;

/** Looks at a page that is held, with validators while a 304 to them is believed. */
export async function fetchHeldPage(page: HeldPage, context: ObserveContext): Promise<Observation> {
  const sentAt = page.headingAt?.getTime() ?? 0;
  const isBelieved = context.now().getTime() - sentAt < believedMs;
  return observe(page, context, isBelieved ? { validators: page } : {});
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
