import { createHash } from 'node:crypto';

/** A nonce that follows from what a message is about. 24 characters; Discord takes at most 25. */
export function nonceFrom(about: string): string {
  return createHash('sha256').update(about).digest('base64url').slice(0, 24);
}

/**
 * The nonce of an alert: the same for every attempt at it, even after a restart or from a restored
 * database, so that Discord returns the first message instead of posting a second (`enforce_nonce`).
 * 24 characters; Discord takes at most 25.
 *
 * @param edition of a short alert about a later edition; 1 for the alert itself, whatever edition it shows.
 */
export function nonceOf(declarationNumber: number, channelId: string, edition = 1): string {
  const later = edition === 1 ? '' : `:${edition}`;
  return nonceFrom(`alert:${declarationNumber}:${channelId}${later}`);
}

/** The nonce of a test: a second one within some minutes that shows the same is the first. */
export function nonceOfTest(channelId: string, declarationNumber: number, filter: string): string {
  return nonceFrom(`test:${channelId}:${declarationNumber}:${filter}`);
}
