import { bearsHeading, type Reading } from '../assembly/declaration.ts';
import { fileIdOf } from '../source/http/file-address.ts';
import { decode } from '../source/http/decode.ts';
import type { Fetcher } from '../source/http/fetcher.ts';
import { documentFingerprint, fingerprint } from '../source/page/soft-404.ts';
import type { Validators } from '../source/http/fetch-result.ts';
import { readPage } from '../source/page/read-page.ts';
import { noteEvidence } from '../store/crawl/evidence.ts';
import type { SentPage } from '../store/crawl/pages/page-inbox.ts';
import type { Context } from '../context.ts';

export interface ObserveContext extends Context {
  readonly fetcher: Fetcher;
  readonly assemblyUrl: string;
  readonly signal: AbortSignal;
}

/** A page to ask for. */
export interface PageRequest {
  /** `null` for the page of whichever file the address leads to. */
  readonly fileId: number | null;
  readonly url: string;
  readonly validators?: Validators;
  /** Least time since the request before, in milliseconds. */
  readonly pauseMs?: number;
  /** What was sent when the page was last read, for which a 304 stands; `null` when it was not kept. */
  readonly kept?: () => Promise<SentPage | null>;
  /** Whether a heading is noted as evidence that the site serves; it is by default. */
  readonly isEvidence?: boolean;
}

/** A page was sent under the address of the file that was asked for. */
export interface Shown {
  readonly kind: 'shown';
  readonly reading: Exclude<Reading, { kind: 'blocked' }>;
  readonly sent: SentPage;
  /** The address that answered, and the file that it names. */
  readonly url: string;
  readonly fileId: number | null;
  /** Which of the file's official addresses it came from. */
  readonly host: string;
  /** The page bears the heading of a document: the only answer that proves that there is such a file. */
  readonly isProof: boolean;
  /** The same page under two file ids is the page of neither. Figures count only where there is a heading. */
  readonly fingerprint: string;
  /** The same without any figures. */
  readonly likeness: string;
}

/** The site does not serve us now: nothing is learnt of any file. */
export interface Unserved {
  readonly kind: 'unserved';
  readonly outcome: 'blocked' | 'unreachable';
  readonly reason: string;
  readonly retryAfterMs: number | null;
}

/**
 * What asking for the text of a file came to, once. None of it is final: `docs/decisions/016` says what may be concluded
 * from which, and what undoes it.
 * - `gone`: 404 or 410.
 * - `elsewhere`: a redirect away from the file, which is no answer about it.
 * - `broken`: an answer nothing can be made of.
 * - `unchanged`: 304 to the validators that were sent.
 */
export type Observation =
  | Shown
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'gone' | 'broken'; readonly reason: string }
  | { readonly kind: 'elsewhere'; readonly reason: string; /** Where it led. */ readonly to: string }
  | Unserved;

/** What is handed on to be stored. `refused`: the database did not take what was shown. */
export type Served = Exclude<Observation, Unserved> | { readonly kind: 'refused'; readonly reason: string };

/** Asks for the text of a file and reads what comes; a heading of whatever kind is noted as evidence that the site serves. */
export async function observe(page: PageRequest, context: ObserveContext): Promise<Observation> {
  const { url, validators, pauseMs, isEvidence = true } = page;
  const { fetcher, signal, db, now, assemblyUrl } = context;
  const options = { ...(validators && { validators }), ...(pauseMs !== undefined && { pauseMs }) };
  const fetched = await fetcher.get(url, { accept: textTypes, signal, ...options });
  switch (fetched.kind) {
    case 'ok': {
      const fileId = fileIdOf(fetched.url);
      if (page.fileId !== null && fileId !== page.fileId) {
        const { host, pathname } = new URL(fetched.url);
        return {
          kind: 'elsewhere',
          to: pathname,
          reason: `${host} leads away from the file, to ${pathname}.`,
        };
      }
      const seen = shownOf(decode(fetched.bytes, fetched.contentType), fileId, fetched, fetched.url);
      if (seen.kind === 'shown' && seen.isProof && fileId !== null && isEvidence) {
        const at = seen.reading.kind === 'declaration' ? { declarationAt: now() } : { headingAt: now() };
        await noteEvidence(db, assemblyUrl, { ...at, fileId });
      }
      return seen;
    }
    case 'blocked':
    case 'unreachable':
      return unserved(fetched.kind, fetched.reason, fetched.retryAfterMs ?? null);
    case 'gone':
    case 'broken':
      return { kind: fetched.kind, reason: fetched.reason };
    case 'unchanged': {
      if (page.kept === undefined) return { kind: 'unchanged' };
      const kept = await page.kept();
      if (kept === null) return { kind: 'broken', reason: 'The page was not sent.' };
      // The reader may know better than the one that first read it.
      return shownOf(decode(kept.bytes), page.fileId, kept, url);
    }
  }
}

function shownOf(text: string, fileId: number | null, sent: SentPage, url: string): Shown | Unserved {
  const reading = readPage(text, { url });
  if (reading.kind === 'blocked') return unserved('blocked', reading.reason, null);
  const isProof = bearsHeading(reading);
  const { bytes, etag, lastModified } = sent;
  const likeness = fingerprint(text);
  return {
    kind: 'shown',
    reading,
    sent: { bytes, etag, lastModified },
    url,
    fileId,
    host: new URL(url).host,
    isProof,
    fingerprint: isProof && fileId !== null ? documentFingerprint(text, fileId) : likeness,
    likeness,
  };
}

const unserved = (outcome: Unserved['outcome'], reason: string, retryAfterMs: number | null): Unserved => ({
  kind: 'unserved',
  outcome,
  reason,
  retryAfterMs,
});

/** What pages of texts may come as. */
const textTypes = 'text/html, text/plain;q=0.9, */*;q=0.1';
