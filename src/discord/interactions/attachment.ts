import { request } from 'undici';
import { hostAllowed, webAddress } from '../../source/http/hosts.ts';

/** A saved page with its pictures inside, or a PDF, is smaller; Discord itself takes no more from most people. */
export const maxAttachmentBytes = 10 * 1024 * 1024;
const withinMs = 20_000;

/** Where Discord serves what people attach. */
const discordHosts = ['cdn.discordapp.com', 'media.discordapp.net'];

export type FetchedAttachment =
  | { readonly kind: 'ok'; readonly bytes: Uint8Array }
  | { readonly kind: 'tooLarge' | 'notFetched' | 'notDiscord' };

/**
 * Fetches a file that somebody attached, from Discord's own hosts and nowhere else; a redirect is not followed.
 *
 * @param apiUrl the host of any other Discord than the real one serves its attachments, too.
 */
export async function fetchAttachment(
  address: string,
  apiUrl: string,
  timeoutMs = withinMs,
): Promise<FetchedAttachment> {
  const url = webAddress(address);
  if (url === null || !isOfDiscord(url, new URL(apiUrl))) return { kind: 'notDiscord' };
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const { statusCode, headers, body } = await request(url, { signal });
    const parts: Uint8Array[] = [];
    let size = Number(headers['content-length'] ?? 0);
    if (statusCode !== 200 || size > maxAttachmentBytes) {
      // What ends a transfer early is an error of the body's, which nobody else listens to.
      body.once('error', () => undefined).destroy();
      return { kind: statusCode === 200 ? 'tooLarge' : 'notFetched' };
    }
    size = 0;
    for await (const part of body as AsyncIterable<Uint8Array>) {
      size += part.byteLength;
      // Leaving the loop ends the transfer.
      if (size > maxAttachmentBytes) return { kind: 'tooLarge' };
      parts.push(part);
    }
    return { kind: 'ok', bytes: Buffer.concat(parts) };
  } catch {
    return { kind: 'notFetched' };
  }
}

function isOfDiscord(url: URL, api: URL): boolean {
  if (url.protocol === 'https:' && hostAllowed(url, discordHosts)) return true;
  return api.hostname !== 'discord.com' && url.origin === api.origin;
}
