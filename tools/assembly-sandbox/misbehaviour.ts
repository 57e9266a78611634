import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { page } from './catalogue.ts';

/**
 * What a server can do to its readers.
 * - `html`: a web page, whatever was asked for, with status 200.
 * - `maintenance`: the same, saying that the site is under maintenance, and the time. `soft 404`: a page with status 200
 *   instead of a 404, and all that there is as it is.
 * - `truncated`: the right answer, cut off but neatly ended. `reset`: the connection breaks half way.
 * - `empty`: nothing, with status 200. `huge`: 50 MB. `bomb`: 50 MB packed into a few kilobytes.
 * - `challenge`: a test for human visitors. `wrong charset`: windows-1252 that calls itself UTF-8.
 * - `hang`: not even headers. `drip`: one byte now and then.
 * - `unchanged`: 304 to whoever asks with validators, whatever happened since.
 * - `home`: redirected to the first page of the site. `loop`: redirected in a circle. `maze`: redirected to a new address every time.
 */
export type Misbehaviour =
  | 'html'
  | 'maintenance'
  | 'soft 404'
  | 'truncated'
  | 'reset'
  | 'empty'
  | 'huge'
  | 'bomb'
  | 'challenge'
  | 'wrong charset'
  | 'hang'
  | 'drip'
  | 'home'
  | 'loop'
  | 'maze'
  | 'unchanged'
  | { readonly status: number; /** Seconds, or a date. */ readonly retryAfter?: string }
  | { readonly redirect: string }
  /** This page, with status 200. */
  | { readonly shows: string };

/** What would have been answered. */
export interface Intended {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

const hugeBytes = 50 * 1024 * 1024;
const dripEveryMs = 20;

export function misbehave(
  kind: Misbehaviour,
  request: IncomingMessage,
  response: ServerResponse,
  intended: Intended,
): void {
  if (typeof kind === 'object') {
    if ('redirect' in kind) return redirect(response, kind.redirect);
    if ('shows' in kind) return send(response, 'text/html; charset=utf-8', kind.shows);
    return refuse(response, kind.status, kind.retryAfter);
  }
  const whole = Buffer.from(intended.body);
  const path = request.url ?? '/';
  switch (kind) {
    case 'html':
      return send(response, 'text/html; charset=utf-8', page('Welcome', ['There is much to see here.']));
    case 'maintenance': {
      const time = new Date().toISOString();
      const lines = ['The site is being improved. Please come back in an hour.', time];
      return send(response, 'text/html; charset=utf-8', page('Under maintenance', lines));
    }
    case 'soft 404': {
      const lost = page('Sorry', [`Nothing was found at ${path}.`, 'Try the search.']);
      const isLost = intended.status === 404;
      return send(response, intended.contentType, isLost ? lost : intended.body);
    }
    case 'truncated':
      return send(response, intended.contentType, whole.subarray(0, Math.floor(whole.length * 0.6)));
    case 'reset':
      return reset(response, intended.contentType, whole);
    case 'empty':
      return send(response, intended.contentType, '');
    case 'huge':
      return flood(response, intended.contentType);
    case 'bomb':
      response.setHeader('content-encoding', 'gzip');
      return send(response, intended.contentType, gzipSync(Buffer.alloc(hugeBytes, 0x20), { level: 1 }));
    case 'challenge':
      return challenge(response);
    case 'wrong charset':
      return send(response, intended.contentType, Buffer.from(intended.body, 'latin1'));
    case 'hang':
      return;
    case 'drip':
      return drip(response, intended.contentType, whole);
    case 'unchanged':
      return unchanged(request, response, intended.contentType, whole);
    case 'home':
      return redirect(response, '/');
    case 'loop':
      return redirect(response, path.endsWith('?again') ? path.slice(0, -'?again'.length) : `${path}?again`);
    case 'maze':
      return redirect(response, `${path.split('?')[0]}?turn=${Number(path.split('=')[1] ?? 0) + 1}`);
  }
}

function send(response: ServerResponse, contentType: string, body: string | Buffer): void {
  response.writeHead(200, { 'content-type': contentType, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

function unchanged(
  { headers }: IncomingMessage,
  response: ServerResponse,
  contentType: string,
  whole: Buffer,
): void {
  response.setHeader('etag', '"always the same"');
  if (headers['if-none-match'] === undefined && headers['if-modified-since'] === undefined) {
    return send(response, contentType, whole);
  }
  response.writeHead(304).end();
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { location, 'content-length': 0 });
  response.end();
}

function refuse(response: ServerResponse, status: number, retryAfter: string | undefined): void {
  const body = page(`${status}`, ['This did not work.']);
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    ...(retryAfter !== undefined && { 'retry-after': retryAfter }),
  });
  response.end(body);
}

function challenge(response: ServerResponse): void {
  response.writeHead(403, {
    'content-type': 'text/html; charset=UTF-8',
    'cf-mitigated': 'challenge',
    server: 'cloudflare',
  });
  const script = '<script>window._cf_chl_opt = { sandbox: true };</script>';
  response.end(page('Just a moment...', ['Show that you are a person, then you may go on.'], script));
}

function reset(response: ServerResponse, contentType: string, whole: Buffer): void {
  response.writeHead(200, { 'content-type': contentType, 'content-length': whole.length });
  response.write(whole.subarray(0, Math.floor(whole.length / 2)), () => response.destroy());
}

function flood(response: ServerResponse, contentType: string): void {
  response.writeHead(200, { 'content-type': contentType });
  const chunk = Buffer.from('<!-- filler -->\n'.repeat(4096));
  let left = hugeBytes;
  const more = (): void => {
    while (left > 0 && !response.destroyed) {
      left -= chunk.length;
      if (!response.write(chunk)) {
        response.once('drain', more);
        return;
      }
    }
    response.end();
  };
  more();
}

function drip(response: ServerResponse, contentType: string, whole: Buffer): void {
  response.writeHead(200, { 'content-type': contentType });
  let at = 0;
  const timer = setInterval(() => {
    response.write(whole.subarray(at, at + 1));
    at += 1;
    if (at >= whole.length) response.end();
  }, dripEveryMs);
  response.once('close', () => clearInterval(timer));
}
