import type { PostingReason } from '../../../src/assembly/delivery/posting-reason.ts';
import { sayPostingReason } from '../../../src/i18n/posting-reason.ts';

/** What became of something, with its reason as a sentence in English. */
export function inWords(outcome: { readonly kind: string; readonly reason?: PostingReason }): object {
  const { reason, ...rest } = outcome;
  return reason === undefined ? rest : { ...rest, reason: sayPostingReason(reason, 'en') };
}
