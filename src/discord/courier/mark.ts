import type { APIEmbed } from 'discord.js';
import type { Posting } from '../../delivery/courier.ts';
import { limits } from '../render/limits.ts';

/** Where a card leads to no declaration; without a title nobody sees an address. */
const nowhere = 'https://pace.coe.int/';
const sign = 'hemicycle-';

/**
 * What only the message of one delivery bears: Discord hands out no nonce with a message. It stands in the
 * fragment of the card's address, which no reader sees and no server is sent, and stays through edits.
 */
export function markOfDelivery({ nonce, content }: Pick<Posting, 'nonce' | 'content'>): string {
  return `${sign}${content.kind}-${nonce}`;
}

/** The card with the mark of its posting. */
export function marked(embed: APIEmbed, posting: Pick<Posting, 'nonce' | 'content'>): APIEmbed {
  const mark = markOfDelivery(posting);
  const url = `${embed.url ?? nowhere}${embed.url?.includes('#') === true ? '&' : '#'}${mark}`;
  return { ...embed, url: url.length <= limits.url ? url : `${nowhere}#${mark}` };
}

/** The mark that a card bears; `null` for what somebody else wrote, or the bot before it marked what it wrote. */
export function readMark({ url }: Pick<APIEmbed, 'url'>): string | null {
  return /[#&](hemicycle-[\w-]+)$/u.exec(url ?? '')?.[1] ?? null;
}
