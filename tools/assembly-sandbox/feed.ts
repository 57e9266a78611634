import { createHash } from 'node:crypto';
import { escapeXml, type PublishedFile } from './catalogue.ts';

/** What tells one version of a page from another. */
export interface Validators {
  readonly etag: string;
  readonly lastModified: string;
}

export interface RenderedFeed extends Validators {
  readonly contentType: string;
  readonly body: string;
}

const name = 'Documents of the sandbox Assembly';

/** RSS 2.0 of the files given, in their order. `updatedAt` is when the newest of them came. */
export function renderRss(files: readonly PublishedFile[], baseUrl: string, updatedAt: Date): RenderedFeed {
  const items = files.map((file) => {
    const link = escapeXml(baseUrl + file.link);
    return [
      '<item>',
      `<title>${escapeXml(file.title)}</title>`,
      `<link>${link}</link>`,
      `<guid isPermaLink="true">${link}</guid>`,
      `<pubDate>${file.publishedAt.toUTCString()}</pubDate>`,
      '</item>',
    ].join('');
  });
  const body = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<rss version="2.0"><channel>',
    `<title>${name}</title><link>${escapeXml(baseUrl)}/</link><description>What is tabled and published</description>`,
    `<lastBuildDate>${updatedAt.toUTCString()}</lastBuildDate>`,
    ...items,
    '</channel></rss>',
    '',
  ].join('\n');
  return withValidators('application/rss+xml; charset=utf-8', body, updatedAt);
}

/** The same as Atom. */
export function renderAtom(files: readonly PublishedFile[], baseUrl: string, updatedAt: Date): RenderedFeed {
  const entries = files.map((file) => {
    const at = file.publishedAt.toISOString();
    return [
      '<entry>',
      `<id>urn:hemicycle:sandbox:${file.fileId}</id>`,
      `<title>${escapeXml(file.title)}</title>`,
      `<link rel="alternate" type="text/html" href="${escapeXml(file.link)}"/>`,
      `<published>${at}</published><updated>${at}</updated>`,
      '</entry>',
    ].join('');
  });
  const body = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="${escapeXml(baseUrl)}/">`,
    `<id>urn:hemicycle:sandbox</id><title>${name}</title><updated>${updatedAt.toISOString()}</updated>`,
    `<link rel="alternate" href="/"/>`,
    ...entries,
    '</feed>',
    '',
  ].join('\n');
  return withValidators('application/atom+xml; charset=utf-8', body, updatedAt);
}

function withValidators(contentType: string, body: string, updatedAt: Date): RenderedFeed {
  return { contentType, body, ...validatorsOf(body, updatedAt) };
}

export function validatorsOf(body: string, updatedAt: Date): Validators {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  return { etag, lastModified: updatedAt.toUTCString() };
}

/** Whether a request that carries these validators already has the page. An entity tag goes before a date. */
export function isUnchanged(page: Validators, ifNoneMatch?: string, ifModifiedSince?: string): boolean {
  if (ifNoneMatch !== undefined) {
    return ifNoneMatch
      .split(',')
      .some((tag) => tag.trim().replace(/^W\//, '') === page.etag || tag.trim() === '*');
  }
  return ifModifiedSince !== undefined && Date.parse(ifModifiedSince) >= Date.parse(page.lastModified);
}
