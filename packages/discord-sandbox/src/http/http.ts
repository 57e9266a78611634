import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Response } from 'undici';
import type { UploadedFile } from './bodies.ts';
import { Limited, Outage, Refused } from './errors.ts';
import type { ActiveFault } from './faults.ts';
import { checkIds, majorOf, type Match, type RouteAnswer, type RouteRequest, router } from './router.ts';
import { ROUTES } from '../routes/all.ts';
import type { LoggedRequest, Sandbox } from '../sandbox.ts';

/** Discord keeps connections for minutes. */
const IDLE_MS = 120_000;
const MAX_REQUEST_BYTES = 25 * 1024 * 1024;

type Answer = RouteAnswer & { headers?: Record<string, string> };
type Input = Pick<RouteRequest, 'body' | 'files'>;

/** The HTTP side of the sandbox, not yet listening. */
export function httpServer(sandbox: Sandbox): Server {
  const find = router(ROUTES);
  const server = createServer((request, response) => {
    void serve(sandbox, find, request, response).catch(() => response.destroy());
  });
  // Node's five seconds end a connection that a client in the same busy process is about to use again.
  server.keepAliveTimeout = IDLE_MS;
  return server;
}

async function serve(
  sandbox: Sandbox,
  find: (method: string, path: string) => Match | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const method = request.method ?? 'GET';
  const upload = method === 'GET' ? sandbox.uploads.at(url.pathname) : undefined;
  if (upload !== undefined) {
    sandbox.uploads.serve(upload, response);
    return;
  }
  const [, version, path = '/'] = /^\/api(?:\/v(\d+))?(\/.*)$/.exec(url.pathname) ?? [];
  const match = find(method, path);
  const template = match?.route.template ?? path;
  const at = sandbox.clock();
  const logged: LoggedRequest = { method, route: template, path, status: 0, mishap: null, at };
  sandbox.requests.push(logged);
  const raw = await readAll(request);
  let input: Input = { body: undefined, files: [] };
  let fault: ActiveFault | undefined;
  let answer: Answer;
  try {
    const verdict = book(sandbox, match, method, request, version);
    fault = verdict.refusal === null ? sandbox.faults.take(method, template, path) : undefined;
    if (verdict.refusal !== null) {
      answer = { status: 429, body: verdict.refusal, headers: verdict.headers };
    } else if (fault?.accepted === false) {
      answer = { status: fault.status, body: fault.body, headers: { ...verdict.headers, ...fault.headers } };
    } else {
      input = await decode(request, raw);
      if (match === undefined) throw new NotFound();
      const { params } = match;
      checkIds(params);
      answer = {
        ...match.route.handle(sandbox, {
          params,
          query: url.searchParams,
          host: request.headers.host ?? '',
          ...input,
        }),
        headers: verdict.headers,
      };
      if (fault?.how === 'after')
        answer = { status: fault.status, body: fault.body, headers: verdict.headers };
    }
  } catch (error) {
    answer = refuse(sandbox, error, { method, path, body: input.body });
  }
  sandbox.limits.answered(answer.status, fault?.scope ?? answer.headers?.['X-RateLimit-Scope']);
  // A request that leaves no trace in the world is still something to wait for.
  sandbox.world.changed();
  logged.mishap = fault?.how ?? null;
  if (fault !== undefined && fault.delayMs > 0) await pause(response, fault.delayMs);
  if (fault?.how.startsWith('hang') === true) return;
  if (fault?.how.startsWith('drop') === true) {
    response.destroy();
    return;
  }
  if (fault?.how.startsWith('reset') === true) {
    request.socket.resetAndDestroy();
    return;
  }
  logged.status = answer.status;
  write(response, answer, sandbox.clock());
}

/** Takes its time, unless the other side goes away meanwhile. */
function pause(response: ServerResponse, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      response.off('close', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    response.once('close', done);
  });
}

/** Who may come in: the version of the interface, the bot's token, the limits. */
function book(
  sandbox: Sandbox,
  match: Match | undefined,
  method: string,
  request: IncomingMessage,
  version: string | undefined,
): ReturnType<Sandbox['limits']['take']> {
  if (version !== undefined && version !== '10') throw new Refused(50041);
  const open = match?.route.open === true;
  if (!open && request.headers.authorization !== `Bot ${sandbox.token}`) throw new Refused(0);
  // The first answer to an interaction has no bucket at all.
  if (match?.route.template.endsWith('/callback') === true) return { headers: {}, refusal: null };
  const route = `${method} ${match?.route.template ?? 'unknown'}`;
  return sandbox.limits.take(route, majorOf(match?.params ?? {}), !open);
}

class NotFound extends Error {}

function refuse(
  sandbox: Sandbox,
  error: unknown,
  about: { method: string; path: string; body: unknown },
): Answer {
  if (error instanceof Refused) {
    const { status, code, message, errors } = error;
    sandbox.refusals.push({ ...about, status, code, message, errors, at: sandbox.clock() });
    return { status, body: error.toJSON() };
  }
  if (error instanceof Limited) return { status: 429, body: error.body, headers: error.headers };
  if (error instanceof Outage) return { status: 503, body: { message: '503: Service Unavailable', code: 0 } };
  if (error instanceof NotFound) {
    const message = '404: Not Found';
    sandbox.refusals.push({ ...about, status: 404, code: 0, message, errors: null, at: sandbox.clock() });
    return { status: 404, body: { message, code: 0 } };
  }
  // A fault of the sandbox itself: recorded as a refusal, so that a test shows it.
  const message = `The sandbox failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  sandbox.refusals.push({ ...about, status: 500, code: 0, message, errors: null, at: sandbox.clock() });
  return { status: 500, body: { message: '500: Internal Server Error', code: 0 } };
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

async function decode(request: IncomingMessage, raw: Buffer): Promise<Input> {
  if (raw.byteLength > MAX_REQUEST_BYTES) throw new Refused(40005);
  const type = request.headers['content-type'] ?? '';
  if (raw.byteLength === 0) return { body: undefined, files: [] };
  if (!type.startsWith('multipart/form-data')) return { body: parse(raw.toString()), files: [] };
  const form = await new Response(raw, { headers: { 'content-type': type } }).formData().catch(() => {
    throw new Refused(50109);
  });
  let body: unknown = {};
  const files: UploadedFile[] = [];
  for (const [name, value] of form.entries()) {
    const key = /^files\[(\d+)\]$/.exec(name)?.[1];
    if (name === 'payload_json') body = parse(typeof value === 'string' ? value : await value.text());
    else if (key !== undefined && typeof value !== 'string') {
      const data = new Uint8Array(await value.arrayBuffer());
      files.push({ key, name: value.name, contentType: value.type || 'application/octet-stream', data });
    } else
      throw new Refused(50035, {
        [name]: { _errors: [{ code: 'BASE_TYPE_INVALID', message: 'Unexpected part' }] },
      });
  }
  return { body, files };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused(50109);
  }
}

/** Answers bear the time of the sandbox's clock, as every answer of HTTP bears its sender's. */
function write(response: ServerResponse, answer: Answer, at: number): void {
  response.setHeader('Date', new Date(at).toUTCString());
  if (typeof answer.body === 'string') {
    response.writeHead(answer.status, { ...answer.headers, 'Content-Type': 'text/html' }).end(answer.body);
    return;
  }
  const headers = { ...answer.headers, Via: '1.1 sandbox' };
  if (answer.body === undefined) {
    response.writeHead(answer.status, headers).end();
    return;
  }
  const text = JSON.stringify(answer.body);
  response.writeHead(answer.status, { ...headers, 'Content-Type': 'application/json' }).end(text);
}
