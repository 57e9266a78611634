import type { Dispatcher } from 'undici';

export interface HttpResponse {
  readonly status: number;
  /** The first value of a header, by its name in lower case. */
  readonly header: (name: string) => string | null;
  /** The body as it was sent, packed or not; `null` when there was more of it than was wanted. */
  readonly bytes: Uint8Array | null;
}

export interface HttpRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** The largest body wanted, which may depend on the status. What exceeds it ends the connection. */
  readonly maxBytes: (status: number) => number;
  readonly signal: AbortSignal;
}

/**
 * One GET and its whole answer, redirects not followed. Rejects with undici's error or the signal's reason.
 *
 * The body is gathered as it arrives, up to the limit, and never held back: undici 6 ends the process by an assertion
 * when a server closes a connection whose body is being held back (nodejs/undici#5360), as its streams do.
 */
export function httpGet(dispatcher: Dispatcher, question: HttpRequest): Promise<HttpResponse> {
  const { url, signal } = question;
  return new Promise((resolve, reject) => {
    let disconnect: ((reason?: Error) => void) | null = null;
    let over = false;
    const finish = (act: () => void): void => {
      over = true;
      signal.removeEventListener('abort', onAbort);
      act();
    };
    const onAbort = (): void => {
      finish(() => reject(signal.reason as Error));
      disconnect?.();
    };
    if (signal.aborted) return onAbort();
    signal.addEventListener('abort', onAbort);

    let status = 0;
    let headers = new Map<string, string>();
    let left = 0;
    const chunks: Buffer[] = [];
    const answer = (bytes: Uint8Array | null): void =>
      finish(() => resolve({ status, header: (name) => headers.get(name) ?? null, bytes }));

    dispatcher.dispatch(
      {
        origin: url.origin,
        path: url.pathname + url.search,
        method: 'GET',
        headers: question.headers,
        // The signal is the only clock.
        headersTimeout: 0,
        bodyTimeout: 0,
      },
      {
        onConnect(abort) {
          disconnect = abort;
          if (over) abort();
        },
        onHeaders(statusCode, rawHeaders) {
          status = statusCode;
          headers = headersIn(rawHeaders);
          left = question.maxBytes(status);
          return true;
        },
        onData(chunk) {
          if (over) return true;
          left -= chunk.length;
          if (left >= 0) chunks.push(chunk);
          else {
            answer(null);
            disconnect?.();
          }
          return true;
        },
        onComplete() {
          if (!over) answer(Buffer.concat(chunks));
        },
        onError(error) {
          if (!over) finish(() => reject(error));
        },
      },
    );
  });
}

/** Names and values in turn, as undici hands them over. */
function headersIn(raw: readonly Buffer[]): Map<string, string> {
  const headers = new Map<string, string>();
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = raw[at]?.toString('latin1').toLowerCase() ?? '';
    if (!headers.has(name)) headers.set(name, raw[at + 1]?.toString('latin1') ?? '');
  }
  return headers;
}
