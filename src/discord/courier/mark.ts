import type { APIEmbed } from 'discord.js';
import type { Posting, ToldEdition } from '../../delivery/courier.ts';
import { limits } from '../render/limits.ts';

/** Where a card leads to no declaration; without a title nobody sees an address. */
const nowhere = 'https://pace.coe.int/';
const sign = 'hemicycle-';
/** Of a digest with more, the first are named: an address has room for no more. */
const maxTold = 120;

/** What a mark says of the message that bears it. */
export interface Mark {
  /** What only the message of one delivery bears. */
  readonly id: string;
  /** What the message tells, by the numbers of the declarations; `null` in marks of earlier versions, which do not say. */
  readonly told: readonly ToldEdition[] | null;
}

/**
 * What only the message of one delivery bears: Discord hands out no nonce with a message. It follows from channel, declarations and
 * editions, so that an older copy of the database finds it as well. It stands in the fragment of the card's address, which no
 * reader sees and no server is sent, and stays through edits.
 */
export function markOfDelivery({ nonce, content }: Pick<Posting, 'nonce' | 'content'>): string {
  return `${sign}${content.kind}-${nonce}`;
}

/** The card with the mark of its posting, and after it what it tells: `~682.705e2` are two, one of them in its second edition. */
export function marked(embed: APIEmbed, posting: Pick<Posting, 'nonce' | 'content' | 'told'>): APIEmbed {
  const mark = `${markOfDelivery(posting)}${toldText(posting.told ?? [])}`;
  const url = `${embed.url ?? nowhere}${embed.url?.includes('#') === true ? '&' : '#'}${mark}`;
  return { ...embed, url: url.length <= limits.url ? url : `${nowhere}#${mark}` };
}

function toldText(told: readonly ToldEdition[]): string {
  const each = told
    .slice(0, maxTold)
    .map(({ number, edition }) => `${number}${edition === 1 ? '' : `e${edition}`}`);
  return each.length === 0 ? '' : `~${each.join('.')}`;
}

/** The mark that a card bears; `null` for what somebody else wrote, or the bot before it marked what it wrote. */
export function readMark({ url }: Pick<APIEmbed, 'url'>): Mark | null {
  const [, id, told] = /[#&](hemicycle-[\w-]+)(?:~([\de.]+))?$/u.exec(url ?? '') ?? [];
  if (id === undefined) return null;
  return { id, told: told === undefined ? null : told.split('.').flatMap(toldIn) };
}

function toldIn(text: string): ToldEdition[] {
  const [, number, edition = '1'] = /^(\d{1,9})(?:e(\d{1,4}))?$/u.exec(text) ?? [];
  return number === undefined ? [] : [{ number: Number(number), edition: Number(edition) }];
}
