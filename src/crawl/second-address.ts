import type { Logger } from 'pino';
import * as z from 'zod';
import { bearsHeading } from '../assembly/declaration.ts';
import { fileIdOf, languageOfAddress, oldTextUrl, textUrl } from '../source/http/file-address.ts';
import { decode } from '../source/http/decode.ts';
import type { Fetcher, GetOptions } from '../source/http/fetcher.ts';
import { impossibleId } from '../source/page/soft-404.ts';
import { blocked, type FetchResult } from '../source/http/fetch-result.ts';
import { readPage } from '../source/page/read-page.ts';
import type { Database } from '../store/db/database.ts';
import { keyValue, setKeyValue } from '../store/db/key-value.ts';
import { recordPoll } from '../store/crawl/feeds.ts';
import { provenPages } from '../store/crawl/pages/page-evidence.ts';
import { pauseAfter } from '../lib/backoff.ts';

export interface SecondAddressOptions {
  readonly db: Database;
  readonly log: Logger;
  readonly now: () => Date;
  readonly assemblyUrl: string;
  /** The old site, which serves every file under an address of its own; without one there is no second address. */
  readonly fallbackUrl: string | undefined;
}

/** Of the circuit breaker over the first address; `openUntil` is `null` while it is closed. */
const breaker = z.object({
  failures: z.number(),
  openUntil: z.coerce.date().nullable(),
  /** Before this moment the first address asked to be left alone. */
  notBefore: z.coerce.date().nullish(),
});

type Breaker = z.infer<typeof breaker>;
type Failure = Extract<FetchResult, { readonly reason: string }> & {
  readonly kind: 'blocked' | 'unreachable' | 'broken';
};

const closed: Breaker = { failures: 0, openUntil: null };

/** Failures in a row after which the second address is asked: one may pass by itself. */
const patience = { blocked: 2, unreachable: 3, broken: 5 } as const;
/** While the second address serves, the first is tried again after so long: each time twice as long. */
const probeBackoff = { firstMs: 10 * 60_000, maxMs: 2 * 60 * 60_000 };

/**
 * A fetcher that asks the second official address of a file when the first blocks or fails for a while, and goes back as
 * soon as the first answers: a circuit breaker, whose state outlives the process. The address that answered is in the
 * result. Everything that is no text of a file on the first site is asked for as it is.
 */
export function withSecondAddress(fetcher: Fetcher, options: SecondAddressOptions): Fetcher {
  const { db, log, now, assemblyUrl, fallbackUrl } = options;
  if (fallbackUrl === undefined) return fetcher;
  const key = `second-address:${assemblyUrl}`;
  const site = new URL(assemblyUrl);
  const second = new URL(fallbackUrl);
  const source = `texts at ${site.host}`;
  const load = async (): Promise<Breaker> => breaker.safeParse(await keyValue(db, key)).data ?? closed;

  async function note(outcome: 'ok' | Failure['kind'], detail: string | null): Promise<void> {
    const at = now();
    await recordPoll(db, { source, startedAt: at, finishedAt: at, outcome, detail, items: 1, fresh: 0 });
  }

  async function failed(known: Breaker, failure: Failure): Promise<Breaker> {
    const failures = known.failures + 1;
    const tries = failures - patience[failure.kind] + 1;
    const askedMs = 'retryAfterMs' in failure ? (failure.retryAfterMs ?? null) : null;
    const isOpen = known.openUntil !== null || tries > 0;
    const pause = pauseAfter(probeBackoff, Math.max(tries, 1), askedMs);
    const notBefore = askedMs === null ? null : new Date(now().getTime() + askedMs);
    const next = { failures, openUntil: isOpen ? new Date(now().getTime() + pause) : null, notBefore };
    await setKeyValue(db, key, next);
    if (isOpen) {
      await note(failure.kind, `${failure.reason} Meanwhile texts are read at ${second.host}.`);
      if (known.openUntil === null)
        log.warn({ from: site.host, to: second.host }, 'texts are read elsewhere');
    }
    return next;
  }

  async function answered(known: Breaker): Promise<void> {
    if (known.failures === 0) return;
    await setKeyValue(db, key, closed);
    if (known.openUntil === null) return;
    await note('ok', null);
    log.info({ at: site.host }, 'texts are read at the first address again');
  }

  /**
   * A page without a heading is no answer where a document is known to be, such as a maintenance page; under another file
   * it says nothing while the first address is in use, and afterwards as much as that address shows of a known document.
   */
  async function judge(
    fileId: number,
    fetched: FetchResult,
    isOpen: boolean,
  ): Promise<'answer' | 'nothing' | Failure> {
    const failure = failureOf(fetched);
    if (failure !== null) return failure;
    if (showsDocument(fileId, fetched)) return 'answer';
    const [atMost] = await provenPages(db, fileId, 1);
    if (atMost?.fileId === fileId) return hidden(fileId);
    if (!isOpen) return 'nothing';
    const [control] = await provenPages(db, impossibleId, 1);
    if (control === undefined) return 'answer';
    const shown = await fetcher.get(textUrl(control.fileId, 'en', site.href));
    return failureOf(shown) ?? (showsDocument(control.fileId, shown) ? 'answer' : hidden(control.fileId));
  }

  const hidden = (fileId: number): Failure => ({
    kind: 'broken',
    reason: `${site.host} shows something else in place of file ${fileId}, which is a document.`,
  });

  async function get(url: string, get: GetOptions = {}): Promise<FetchResult> {
    const fileId = fileIdOf(url);
    if (fileId === null || new URL(url).host !== site.host) return fetcher.get(url, get);
    const { validators: _ofTheFirst, ...rest } = get;
    const askSecond = () => fetcher.get(oldTextUrl(fileId, languageOfAddress(url), second.href), rest);
    let known = await load();
    if (known.openUntil !== null && known.openUntil > now()) {
      const instead = await askSecond();
      if (failureOf(instead) === null || (known.notBefore ?? now()) > now()) return instead;
      // The two may have changed places: whoever waits for the first sees nothing meanwhile.
      const first = await fetcher.get(url, get);
      if (failureOf(first) !== null) return instead;
      await answered(known);
      return first;
    }
    const first = await fetcher.get(url, get);
    const answer = await judge(fileId, first, known.openUntil !== null);
    if (answer === 'nothing') return first;
    if (answer === 'answer') {
      await answered(known);
      return first;
    }
    known = await failed(known, answer);
    if (known.openUntil === null) return first;
    const instead = await askSecond();
    return failureOf(instead) === null ? instead : first;
  }

  return { ...fetcher, get };
}

/** Other than with a page that lacks the heading of a document, or one that is not of the file. */
function showsDocument(fileId: number, fetched: FetchResult): boolean {
  if (fetched.kind !== 'ok') return true;
  if (fileIdOf(fetched.url) !== fileId) return false;
  const reading = readPage(decode(fetched.bytes, fetched.contentType), { url: fetched.url });
  return reading.kind !== 'blocked' && bearsHeading(reading);
}

/** Why an answer is none; a page that turns readers away is one, whatever its status. */
function failureOf(fetched: FetchResult): Failure | null {
  if (fetched.kind !== 'ok') return fetched.kind === 'gone' || fetched.kind === 'unchanged' ? null : fetched;
  const reading = readPage(decode(fetched.bytes, fetched.contentType), { url: fetched.url });
  return reading.kind === 'blocked' ? blocked(reading.reason) : null;
}
