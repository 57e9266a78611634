import type { Reading } from '../assembly/declaration.ts';
import { fileIdOf, publicAddress } from '../source/address.ts';
import { decode } from '../source/decode.ts';
import { fingerprint, impossibleId } from '../source/nothing.ts';
import type { Answer } from '../source/outcome.ts';
import { readPage } from '../source/page.ts';
import { lastReadPages, type SentPage } from '../store/pages.ts';
import { textTypes } from './read-pages.ts';
import type { WalkContext } from './walk-options.ts';

/** The site does not serve us now, or not as it should: the round is over. */
export interface Stop {
  readonly kind: 'stop';
  readonly outcome: 'blocked' | 'unreachable' | 'broken';
  readonly reason: string;
  readonly retryAfterMs: number | null;
}

/** What asking for a file came to. */
export type Asked =
  | {
      readonly kind: 'there';
      readonly url: string;
      readonly reading: Exclude<Reading, { kind: 'blocked' }>;
      readonly sent: SentPage;
    }
  /** There is no such file, or nothing can be made of the answer: to be asked again another day. */
  | { readonly kind: 'missing' }
  | Stop;

const controls = 3;

/** @param blank the fingerprint of what the site shows for files that do not exist, if it does not say so. */
export async function askForFile(fileId: number, blank: string | null, context: WalkContext): Promise<Asked> {
  const url = textUrl(fileId, context.assemblyUrl);
  const fetched = await get(url, context);
  switch (fetched.kind) {
    case 'ok': {
      if (fileIdOf(fetched.url) !== fileId) return { kind: 'missing' };
      const text = decode(fetched.bytes, fetched.contentType);
      const reading = readPage(text, { url: fetched.url });
      if (reading.kind === 'blocked') return stop('blocked', reading.reason, null);
      if (blank !== null && reading.kind !== 'declaration' && fingerprint(text) === blank) {
        return { kind: 'missing' };
      }
      return { kind: 'there', url, reading, sent: fetched };
    }
    case 'blocked':
    case 'unreachable':
      return stop(fetched.kind, fetched.reason, fetched.retryAfterMs ?? null);
    case 'gone':
    case 'broken':
    case 'unchanged':
      return { kind: 'missing' };
  }
}

/** What the site shows for a file that cannot be; the fingerprint is `null` when it says that there is none. */
export async function fingerprintOfNothing(
  context: WalkContext,
): Promise<Stop | { readonly kind: 'probed'; readonly fingerprint: string | null }> {
  const fetched = await get(textUrl(impossibleId, context.assemblyUrl), context);
  if (fetched.kind === 'blocked' || fetched.kind === 'unreachable') {
    return stop(fetched.kind, fetched.reason, fetched.retryAfterMs ?? null);
  }
  const isShown = fetched.kind === 'ok' && fileIdOf(fetched.url) === impossibleId;
  return { kind: 'probed', fingerprint: isShown ? fingerprint(textOf(fetched)) : null };
}

/** Whether the site still shows one of the highest files up to `fileId` that it is known to have had. */
export async function isSiteAlive(
  fileId: number,
  blank: string | null,
  context: WalkContext,
): Promise<Stop | { readonly kind: 'alive' } | { readonly kind: 'dead'; readonly fileId: number }> {
  for (const page of await lastReadPages(context.db, fileId, controls)) {
    const fetched = await get(page.url, context, page);
    if (fetched.kind === 'blocked' || fetched.kind === 'unreachable') {
      return stop(fetched.kind, fetched.reason, fetched.retryAfterMs ?? null);
    }
    if (fetched.kind === 'unchanged') return { kind: 'alive' };
    if (fetched.kind !== 'ok' || fileIdOf(fetched.url) !== page.fileId) continue;
    const text = textOf(fetched);
    if (readPage(text, { url: fetched.url }).kind === 'blocked') {
      return stop('blocked', 'A check for human visitors, or a refusal, stands in place of the page.', null);
    }
    if (blank === null || fingerprint(text) !== blank) return { kind: 'alive' };
  }
  return { kind: 'dead', fileId };
}

function get(url: string, { fetcher, signal, walk }: WalkContext, validators = {}) {
  return fetcher.get(url, { accept: textTypes, signal, pauseMs: walk.pauseMs, validators });
}

const stop = (outcome: Stop['outcome'], reason: string, retryAfterMs: number | null): Stop => ({
  kind: 'stop',
  outcome,
  reason,
  retryAfterMs,
});

const textOf = ({ bytes, contentType }: Answer): string => decode(bytes, contentType);

const textUrl = (fileId: number, assemblyUrl: string): string =>
  `${publicAddress(fileId, 'en', assemblyUrl)}/html`;
