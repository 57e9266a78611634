import { createHash } from 'node:crypto';

/**
 * The nonce of an alert: the same for every attempt at it, even after a restart or from a restored
 * database, so that Discord returns the first message instead of posting a second (`enforce_nonce`).
 * 24 characters; Discord takes at most 25.
 */
export function nonceOf(declarationNumber: number, channelId: string): string {
  return createHash('sha256')
    .update(`alert:${declarationNumber}:${channelId}`)
    .digest('base64url')
    .slice(0, 24);
}
