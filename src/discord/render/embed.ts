import type { APIEmbed } from 'discord.js';
import { limits } from './limits.ts';

/** Something attached to an answer. */
export interface CardFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What a picture shows, for those who do not see it. */
  readonly description: string;
}

/** What is sent to Discord: the parts of a message that a card fills, in the words of the API. */
export interface Card {
  readonly content?: string;
  readonly embeds: APIEmbed[];
  readonly files?: readonly CardFile[];
  /** Nobody is ever mentioned, whatever the text says. */
  readonly allowed_mentions: { readonly parse: [] };
}

/** The blue of the European flag. */
export const colour = 0x00_33_99;
/** For a card that says what went wrong or is missing. */
export const warning = 0xb4_53_09;

export function card(embed: APIEmbed, content?: string): Card {
  return {
    ...(content === undefined ? {} : { content }),
    embeds: [embed],
    allowed_mentions: { parse: [] },
  };
}

/** The address as an embed takes it, or nothing where Discord would refuse it. */
export function linkTo(url: string | null): { url?: string } {
  if (url === null || url.length > limits.url || !URL.canParse(url)) return {};
  return /^https?:$/u.test(new URL(url).protocol) ? { url: new URL(url).href } : {};
}

/** Words of ours that lead to an address. Brackets of the address would end it early. */
export function masked(words: string, { url }: { url?: string }): string | null {
  return url === undefined ? null : `[${words}](${url.replaceAll('(', '%28').replaceAll(')', '%29')})`;
}

/** Lines without the empty ones, so that a part that is not there leaves no gap. */
export function lines(...parts: readonly (string | null | undefined)[]): string {
  return parts.filter((part) => part !== null && part !== undefined && part !== '').join('\n');
}

/** The same with an empty line between. */
export function blocks(...parts: readonly (string | null | undefined)[]): string {
  return parts.filter((part) => part !== null && part !== undefined && part !== '').join('\n\n');
}
