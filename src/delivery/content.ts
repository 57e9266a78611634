import type { TextLanguage } from '../assembly/declaration.ts';
import type { DeclarationRecord } from '../assembly/record.ts';
import type { Database } from '../store/db/database.ts';
import { declarationById } from '../store/declarations/declarations.ts';
import type { ClaimedDelivery, DigestPeriod, MessageBatch } from '../store/delivery/claim-batches.ts';
import { match, type Searched } from '../subscriptions/match.ts';
import { searchedPeople } from '../subscriptions/names.ts';
import type { Content, Reasons } from './courier.ts';
import { nonceFrom, nonceOf } from './nonce.ts';
import { textLanguageOf } from '../locales.ts';

/** A digest or a line names as many; of the others it says how many there are. */
const named = 10;

/** Reads a declaration in a language; `null` when it is no longer held. */
export type Records = (declarationId: number, language: TextLanguage) => Promise<DeclarationRecord | null>;

/** Many channels get the same declaration: each is read once, in each language. */
export function recordsOf(db: Database): Records {
  const read = new Map<string, Promise<DeclarationRecord | null>>();
  return (declarationId, language) => {
    const key = `${declarationId}:${language}`;
    const known = read.get(key) ?? declarationById(db, declarationId, language);
    read.set(key, known);
    const [oldest] = read.keys();
    if (read.size > 100 && oldest !== undefined) read.delete(oldest);
    return known;
  };
}

/** What a batch tells; `null` when nothing of it is held any more. */
export async function contentOf(batch: MessageBatch, records: Records): Promise<Content | null> {
  const { form, deliveries, place } = batch;
  const found: { readonly delivery: ClaimedDelivery; readonly declaration: DeclarationRecord }[] = [];
  for (const delivery of deliveries.slice(0, named)) {
    const declaration = await records(delivery.declarationId, textLanguageOf(place.language));
    if (declaration) found.push({ delivery, declaration });
  }
  const [only] = found;
  if (!only) return null;
  const more = deliveries.length - found.length;
  const numbers = deliveries.map(({ number }) => number);
  switch (form) {
    case 'alert':
      return alertOf(only.delivery, only.declaration);
    case 'digest':
      return {
        kind: 'digest',
        entries: found.map(({ delivery, declaration }) => ({
          declaration,
          reasons: reasonsOf(delivery, declaration),
        })),
        more,
        numbers,
        period: periodOf(deliveries),
      };
    case 'line':
      return {
        kind: 'line',
        entries: found.map(({ declaration }) => ({
          ...declaration,
          signatoryCount: declaration.signatories.length,
        })),
        more,
        numbers,
      };
  }
}

/** From the earliest digest that any of them was made for. */
function periodOf(deliveries: readonly ClaimedDelivery[]): DigestPeriod {
  const periods = deliveries.map(({ period }) => period);
  const [from = ''] = periods.map((one) => one.from).toSorted();
  return {
    from,
    to:
      periods
        .map((one) => one.to)
        .toSorted()
        .at(-1) ?? from,
  };
}

/** In short where the channel was told of an earlier edition. */
export function alertOf(
  delivery: Pick<ClaimedDelivery, 'filters' | 'serverTopics' | 'people' | 'first'>,
  declaration: DeclarationRecord,
): Content {
  const reasons = reasonsOf(delivery, declaration);
  return delivery.first === null
    ? { kind: 'alert', declaration, reasons }
    : { kind: 'addition', declaration, reasons, first: delivery.first };
}

/** Why a delivery comes. Its filters matched when it was made, so only the reasons are asked for here. */
export function reasonsOf(
  { filters, serverTopics, people }: Pick<ClaimedDelivery, 'filters' | 'serverTopics' | 'people'>,
  declaration: DeclarationRecord,
): Reasons {
  const searched: Searched = {
    hasWords: () => true,
    serverTopic: (id) => serverTopics.get(id) ?? null,
    ...searchedPeople(people),
  };
  return filters.flatMap((filter) => {
    const reasons = match(filter, declaration, searched);
    return reasons === null ? [] : [reasons];
  });
}

/**
 * The nonce of a batch: that of its declarations and editions, even from a restored database, which numbers deliveries
 * otherwise.
 */
export function nonceOfBatch({ form, deliveries, place }: MessageBatch): string {
  const [first] = deliveries;
  if (form === 'alert' && first) return nonceOfAlert(first, first.number, place.channelId);
  const each = deliveries.map(({ number, edition }) => `${number}.${edition}`).toSorted();
  return nonceFrom(`${form}:${place.channelId}:${each.join()}`);
}

/** The nonce that versions before gave a digest or a line: one may be looked for that they posted. */
export function formerNonceOfBatch({ form, deliveries, place }: MessageBatch): string | undefined {
  if (form === 'alert') return undefined;
  return nonceFrom(`${form}:${place.channelId}:${deliveries.map(({ id }) => id).join()}`);
}

/** The nonce of an alert, and of every edit of it; of its own where the channel was told of an earlier edition. */
export function nonceOfAlert(
  { first, edition }: Pick<ClaimedDelivery, 'first' | 'edition'>,
  number: number,
  channelId: string,
): string {
  return nonceOf(number, channelId, first ? edition : 1);
}
