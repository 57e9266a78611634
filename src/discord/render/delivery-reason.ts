import type { Locale } from '../../locales.ts';
import type { PostingReason } from '../../assembly/delivery/posting-reason.ts';
import { sayPostingReason } from '../../i18n/posting-reason.ts';
import { escapeLine, oneLine } from './escape.ts';
import { fit } from './limits.ts';

/** A reason as a sentence on a card; empty without one. */
export function deliveryReason(reason: PostingReason | null, language: Locale): string {
  return reason === null
    ? ''
    : sayPostingReason(reason, language, (text) => fit(oneLine(text), 200, escapeLine));
}
