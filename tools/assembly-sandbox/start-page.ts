import { escapeXml, page } from './catalogue.ts';
import { newsAddress } from './news.ts';

export const rssPath = '/feeds/documents.rss';
export const atomPath = '/feeds/documents.atom';

/** `true` for the feeds of documents, `false` for none. */
export type Announced = boolean | 'news' | 'both';

const feedLinks = (announced: Announced, prefix: string): string => {
  const link = (type: string, title: string, path: string): string =>
    `<link rel="alternate" type="application/${type}+xml" title="${title}" href="${escapeXml(prefix + path)}">`;
  const newsLink = link('rss', 'News', newsAddress);
  const documentLinks = link('rss', 'Documents (RSS)', rssPath) + link('atom', 'Documents (Atom)', atomPath);
  if (announced === 'both') return newsLink + documentLinks;
  if (announced === 'news') return newsLink;
  return announced ? documentLinks : '';
};

/** @param prefix the path that everything lies under. */
export const startPage = (announced: Announced, prefix: string): string =>
  page('The sandbox Assembly', ['What is tabled here is published here.'], feedLinks(announced, prefix));
