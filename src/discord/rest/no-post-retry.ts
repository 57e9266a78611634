import type { RESTOptions } from 'discord.js';
import { edgeIn, EdgeError } from './edge.ts';

type MakeRequest = RESTOptions['makeRequest'];

/** No answer came: it may have been carried out all the same, and asking again could do it twice. */
export class UnansweredError extends Error {
  override readonly name = 'UnansweredError';

  /** @param cause why no answer came; `undefined` when a fault of Discord's own was the answer. */
  constructor(cause?: unknown) {
    super('Discord did not answer, and may have done what was asked.', { cause });
  }
}

/**
 * Keeps the library from repeating what posts: it repeats requests that ended with an AbortError, a reset
 * connection or a status of 500 and more, and says nothing of it. In a forum the post would stand there
 * twice; in a channel a nonce guards the repeat, but whoever keeps the record must know that there is a doubt.
 */
export function withoutPostRetry(send: MakeRequest): MakeRequest {
  return async (url, init) => {
    if (init.method !== 'POST' || !/\/channels\/\d+\/(?:threads|messages)$/u.test(url))
      return send(url, init);
    const response = await send(url, init).catch((error: unknown) => {
      throw isRepeated(error) ? new UnansweredError(error) : error;
    });
    if (response.status < 500) return response;
    await response.arrayBuffer();
    throw new UnansweredError(
      edgeIn(response.statusText) === null ? undefined : new EdgeError(response.statusText),
    );
  };
}

function isRepeated(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    error.name === 'AbortError' ||
    `${String((error as { code?: unknown }).code)} ${error.message}`.includes('ECONNRESET')
  );
}
