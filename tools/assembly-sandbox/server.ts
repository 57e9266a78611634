import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TextLanguage } from '../../src/assembly/declaration.ts';
import type { ArchivedDeclaration } from './archive.ts';
import { type AddressForm, type Catalogue, createCatalogue, page, pathOf } from './catalogue.ts';
import { isUnchanged, renderAtom, renderRss, validatorsOf, type Validators } from './feed.ts';
import { type Intended, type Misbehaviour, misbehave } from './misbehaviour.ts';
import { firstNews, newsAddress, type NewsItem, newsPath, renderNews } from './news.ts';
import { renderPage } from './render.ts';
import { type Announced, atomPath, rssPath, startPage } from './start-page.ts';
import { createRequestLog, type LoggedRequest, type RequestLog } from './requests.ts';

export interface AssemblyOptions {
  readonly port?: number;
  readonly clock?: () => Date;
  /** How many files the feeds name at most. */
  readonly feedLength?: number;
  /** Which feeds the start pages name: by default those of documents, which is what `true` stands for. */
  readonly announcesFeeds?: Announced;
  /** The text of /robots.txt, which by default allows everything; `null` for none. */
  readonly robots?: string | null;
  /** A path that everything but /robots.txt lies under, as on a mirror: `/pace`. */
  readonly prefix?: string;
  /** Serves the files of another one, under the addresses of the old site alone. */
  readonly oldSiteOf?: SandboxAssembly;
}

/** `feed` is every feed, `pages` every page of a file; anything else is a path with its query. */
type Place = 'feed' | 'pages' | `/${string}`;

/** An Assembly on loopback: it publishes when told to, and misbehaves when told to. */
export interface SandboxAssembly extends Pick<Catalogue, 'publish' | 'republish' | 'publishOther'> {
  readonly baseUrl: string;
  /** What it has published. */
  readonly catalogue: Catalogue;
  /** `127.0.0.1:port`: what a list of allowed hosts needs. */
  readonly host: string;
  readonly feedUrl: string;
  readonly atomUrl: string;
  /** The feed of news, which names no document. */
  readonly newsUrl: string;
  readonly requests: readonly LoggedRequest[];
  /** The nth request that matches, counted from the first ever made; waits for it if need be. */
  readonly waitForRequest: RequestLog['waitFor'];
  /** Publishes several, the first one first. */
  seed(declarations: readonly ArchivedDeclaration[]): void;
  /** Adds to the feed of news. */
  publishNews(item: NewsItem): void;
  /** Changes which feeds the start pages name. */
  announce(feeds: Announced): void;
  /** Changes /robots.txt; `null` takes it away. */
  setRobots(text: string | null): void;
  addressOf(fileId: number, form?: AddressForm, language?: TextLanguage): string;
  /** Until undone, or `times` requests long. The newest misbehaviour of a place counts. Returns what undoes it. */
  misbehave(place: Place, kind: Misbehaviour, options?: { readonly times?: number }): () => void;
  /** How many answers were each place's misbehaviour, as `feed: empty`, and not what was asked for. */
  readonly misbehaviours: Readonly<Record<string, number>>;
  /** Undoes every misbehaviour. */
  behave(): void;
  close(): Promise<void>;
}

interface Mischief {
  readonly place: Place;
  readonly kind: Misbehaviour;
  left: number;
}

interface Route extends Intended {
  readonly place: 'feed' | 'pages' | 'site';
  readonly headers?: Readonly<Record<string, string>>;
  /** What a reader may ask with later, to be told that nothing changed. */
  readonly validators?: Validators;
}

export async function startAssembly(options: AssemblyOptions = {}): Promise<SandboxAssembly> {
  const clock = options.clock ?? (() => new Date());
  const catalogue = options.oldSiteOf?.catalogue ?? createCatalogue(clock);
  const log = createRequestLog();
  const startedAt = clock();
  let mischief: Mischief[] = [];
  const misbehaviours: Record<string, number> = {};
  let announced = options.announcesFeeds ?? true;
  const news = [...firstNews];
  let robots = options.robots === undefined ? 'User-agent: *\nDisallow:\n' : options.robots;
  let underWay = 0;

  const server = createServer((request, response) => {
    underWay += 1;
    const entry = {
      ...logged(request),
      at: clock(),
      atOnce: underWay,
      status: null as number | null,
      sent: null as number | null,
    };
    const before = request.socket.bytesWritten;
    response.once('close', () => {
      underWay -= 1;
      entry.sent = request.socket.bytesWritten - before;
    });
    answer(request, response);
    if (response.headersSent) entry.status = response.statusCode;
    log.add(entry);
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const host = `127.0.0.1:${port}`;
  const prefix = options.prefix ?? '';
  const baseUrl = `http://${host}${prefix}`;

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url ?? '/';
    const route = routeOf(path);
    const found = mischief.findLast((one) => one.left > 0 && isPlace(one.place, path, route));
    if (found !== undefined) {
      found.left -= 1;
      const isAsItIs = found.kind === 'soft 404' && route.status !== 404;
      const name = `${found.place}: ${String(found.kind)}`;
      if (typeof found.kind === 'string' && !isAsItIs) misbehaviours[name] = (misbehaviours[name] ?? 0) + 1;
      return misbehave(found.kind, request, response, route);
    }
    respond(request, response, route);
  }

  function routeOf(path: string): Route {
    const url = new URL(path, baseUrl);
    if (url.pathname !== '/robots.txt') {
      if (!url.pathname.startsWith(prefix))
        return site(404, page('Not found', ['Nothing is mirrored here.']));
      url.pathname = url.pathname.slice(prefix.length);
    }
    if (url.pathname === rssPath || url.pathname === atomPath) {
      const files = catalogue.files().slice(0, options.feedLength ?? 20);
      const render = url.pathname === rssPath ? renderRss : renderAtom;
      const feed = render(files, baseUrl, files[0]?.publishedAt ?? startedAt);
      return {
        place: 'feed',
        status: 200,
        contentType: feed.contentType,
        body: feed.body,
        validators: feed,
      };
    }
    if (url.pathname.toLowerCase() === newsPath) {
      const feed = renderNews(news, url.searchParams, startedAt);
      return {
        place: 'feed',
        status: 200,
        contentType: feed.contentType,
        body: feed.body,
        validators: feed,
      };
    }
    if (url.pathname === '/robots.txt' && robots !== null) {
      return { place: 'site', status: 200, contentType: 'text/plain; charset=utf-8', body: robots };
    }
    if (/^\/(?:en|fr)?\/?$/.test(url.pathname)) return site(200, startPage(announced, prefix));
    if (url.pathname === '/en/home/setlanguage') {
      const back = url.searchParams.get('returnUrl') ?? '/';
      return { ...site(302, ''), headers: { location: prefix + new URL(back, baseUrl).pathname } };
    }
    if (/\/files\/\d+\/pdf$|ViewPDF\.asp$/i.test(url.pathname)) {
      return { place: 'pages', status: 200, contentType: 'application/pdf', body: '%PDF-1.4\n%%EOF\n' };
    }
    if (/DocDetails|DW-extr|\/ASP\/Doc\//i.test(url.pathname)) {
      return {
        ...site(200, page('About this document', ['Its languages and its procedure.'])),
        place: 'pages',
      };
    }
    const isServed = options.oldSiteOf === undefined || url.pathname.startsWith('/nw/');
    const found = isServed ? pageOf(catalogue, url) : null;
    const lost = page('Not found', ['There is nothing at this address.']);
    if (found === null) return site(404, lost);
    if (found === undefined) return { place: 'pages', status: 404, contentType: htmlType, body: lost };
    return {
      place: 'pages',
      status: 200,
      contentType: htmlType,
      body: found.html,
      validators: validatorsOf(found.html, found.publishedAt),
    };
  }

  return {
    baseUrl,
    catalogue,
    host,
    feedUrl: baseUrl + rssPath,
    atomUrl: baseUrl + atomPath,
    newsUrl: baseUrl + newsAddress,
    requests: log.requests,
    waitForRequest: log.waitFor,
    publish: catalogue.publish,
    republish: catalogue.republish,
    publishOther: catalogue.publishOther,
    seed(declarations) {
      for (const declaration of declarations) catalogue.publish(declaration);
    },
    publishNews(item) {
      news.unshift(item);
    },
    announce(feeds) {
      announced = feeds;
    },
    setRobots(text) {
      robots = text;
    },
    addressOf: (fileId, form, language) => baseUrl + pathOf(fileId, form, language),
    misbehave(place, kind, { times = Number.POSITIVE_INFINITY } = {}) {
      const one: Mischief = { place, kind, left: times };
      mischief.push(one);
      return () => {
        one.left = 0;
      };
    },
    misbehaviours,
    behave() {
      mischief = [];
    },
    async close() {
      log.close();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

const htmlType = 'text/html; charset=utf-8';

const site = (status: number, body: string): Route => ({
  place: 'site',
  status,
  contentType: htmlType,
  body,
});

/** The page of a file; `undefined` when there is no such file or language, `null` when the address is none of a file. */
function pageOf(
  catalogue: Catalogue,
  url: URL,
): { readonly html: string; readonly publishedAt: Date } | null | undefined {
  const modern = /^\/(en|fr)\/files\/(\d+)(?:\/html)?$/i.exec(url.pathname);
  const old = /^\/nw\/xml\/XRef\/(?:X2H-Xref-ViewHTML|Xref-XML2HTML-(en|fr))\.asp$/i.exec(url.pathname);
  if (!modern && !old) return null;
  const parameters = new Map([...url.searchParams].map(([name, value]) => [name.toLowerCase(), value]));
  const language =
    (modern?.[1] ?? old?.[1] ?? parameters.get('lang') ?? 'en').toLowerCase() === 'fr' ? 'fr' : 'en';
  const file = catalogue.file(Number(modern?.[2] ?? parameters.get('fileid')));
  const text = file?.texts.get(language);
  if (file === undefined || text === undefined) return undefined;
  const { publishedAt } = file;
  if (text.kind === 'other') return { html: text.html, publishedAt };
  const layout = modern ? text.layout : language === 'fr' ? 'B-fr' : 'B';
  return { html: renderPage(text.declaration, layout, text.markup), publishedAt };
}

function isPlace(place: Place, path: string, route: Route): boolean {
  // What is redirected to itself with something added is still the same place.
  return (
    place === route.place ||
    place === path ||
    (place === path.split('?')[0] && /\?(?:again|turn=\d+)$/.test(path))
  );
}

function logged(request: IncomingMessage): Pick<LoggedRequest, 'method' | 'url' | 'headers'> {
  return { method: request.method ?? '', url: request.url ?? '', headers: request.headers };
}

function respond(request: IncomingMessage, response: ServerResponse, route: Route): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD', 'content-length': 0 }).end();
    return;
  }
  if (route.validators !== undefined) {
    response.setHeader('etag', route.validators.etag);
    response.setHeader('last-modified', route.validators.lastModified);
    const { 'if-none-match': tag, 'if-modified-since': since } = request.headers;
    if (isUnchanged(route.validators, tag, since)) {
      response.writeHead(304).end();
      return;
    }
  }
  response.writeHead(route.status, {
    'content-type': route.contentType,
    'content-length': Buffer.byteLength(route.body),
    ...route.headers,
  });
  response.end(request.method === 'HEAD' ? undefined : route.body);
}
