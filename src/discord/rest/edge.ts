import type { ResponseLike, RESTOptions } from 'discord.js';

type MakeRequest = RESTOptions['makeRequest'];

/** A page came instead of an answer: not from Discord, whose answers are JSON, but from what stands before it. */
export class EdgeError extends Error {
  override readonly name = 'EdgeError';
}

// A status line takes no other letters (RFC 9112, 4).
const mark = 'A page instead of an answer from Discord';
const cloudflareMark = `${mark}, from Cloudflare`;

/**
 * Marks faults of a server that are no answers of Discord's, in the only part of such an answer that the library keeps
 * in its error: the words beside the status.
 */
export function withEdgeMarked(send: MakeRequest): MakeRequest {
  return async (url, init) => {
    const response = await send(url, init);
    if (response.status < 500 || response.status > 599 || isJson(response)) return response;
    const text = await response.text().catch(() => '');
    return new Response(text, {
      status: response.status,
      statusText: isOfCloudflare(text, response) ? cloudflareMark : mark,
      headers: [...response.headers],
    }) as ResponseLike;
  };
}

/** Whether the words beside a status, and so the message of the library's error, are the mark; and whose page it was. */
export function edgeIn(statusText: string): 'cloudflare' | 'somebody' | null {
  if (!statusText.startsWith(mark)) return null;
  return statusText === cloudflareMark ? 'cloudflare' : 'somebody';
}

/** Who made the page with which a request was refused: Cloudflare names itself, or an error of four digits. */
export function edgeOfPage(text: string): 'cloudflare' | 'somebody' {
  return /cloudflare|\berror code: 1\d{3}\b|\bcf-/iu.test(text) ? 'cloudflare' : 'somebody';
}

/** Cloudflare's own number, such as 1015 for an address that asked too often; `null` when the page bears none. */
export function edgeCodeIn(text: string): string | null {
  return /\berror(?: code)?[\s:#]*(?:<[^>]*>\s*)*(1\d{3})\b/iu.exec(text)?.[1] ?? null;
}

function isOfCloudflare(text: string, { headers }: ResponseLike): boolean {
  return (
    headers.get('CF-RAY') !== null ||
    /cloudflare/iu.test(headers.get('Server') ?? '') ||
    edgeOfPage(text) === 'cloudflare'
  );
}

function isJson({ headers }: ResponseLike): boolean {
  return /\bjson\b/iu.test(headers.get('Content-Type') ?? '');
}
