/** The feed in an answer. */
export interface FeedRoot {
  /** From its declaration or root on to the end of its root, without what is not part of it. */
  readonly xml: string;
  /** As its prolog and root say, an element's name in the usual prefixes: `item`, `dc:date`, `rdf:RDF`. */
  readonly usualName: (name: string) => string;
}

const rootTag = /<(?:[a-z_][\w.-]{0,40}:)?(?:rss|RDF|feed)(?=[\s/>])/;
const rootName = /^(?:([^:]+):)?(rss|RDF|feed)$/;
const binding = /\sxmlns:([a-z_][\w.-]{0,40})\s*=\s*["']\s*([^"'\s]{1,200})\s*["']/gi;
const spaces = {
  RDF: /^https?:\/\/(?:purl\.org\/rss\/|(?:my|channel)\.netscape\.com\/rdf\/)/i,
  feed: /^https?:\/\/(?:www\.w3\.org\/2005\/Atom|purl\.org\/atom\/)/i,
  dates: /^https?:\/\/purl\.org\/dc\//i,
} as const;
/** How far into an answer a feed may begin: behind blank lines, or a warning of the program that writes it. */
const farthest = 64 * 1024;
const page = /<(?:!doctype|html|head|body)\b/i;

/**
 * Finds the feed in an answer, whatever prefixes its elements have and whatever stands before it or after it. `null` where
 * there is none, and in a web page, which may speak of one.
 */
export function feedRoot(text: string): FeedRoot | null {
  const root = rootOf(text);
  if (root !== null && rootName.test(root)) return feedAt(text, 0, root);
  const at = rootTag.exec(text.slice(0, farthest))?.index;
  if (at === undefined || page.test(text.slice(0, at))) return null;
  return feedAt(text, at, rootOf(text.slice(at)) ?? '');
}

function feedAt(text: string, from: number, root: string): FeedRoot {
  const close = text.lastIndexOf(`</${root}`);
  const end = close === -1 ? -1 : text.indexOf('>', close);
  const xml = text.slice(from, end === -1 ? undefined : end + 1);
  return { xml, usualName: namesIn(xml, root) };
}

function namesIn(xml: string, root: string): FeedRoot['usualName'] {
  const [, rootPrefix, kind = ''] = rootName.exec(root) ?? [];
  const bound = [...xml.slice(0, farthest).matchAll(binding)];
  const prefixesOf = (space: RegExp) =>
    new Set(bound.filter(([, , uri = '']) => space.test(uri)).map(([, prefix = '']) => prefix));
  const own = kind === 'RDF' || kind === 'feed' ? prefixesOf(spaces[kind]) : new Set<string>();
  if (kind !== 'RDF' && rootPrefix !== undefined) own.add(rootPrefix);
  const dates = prefixesOf(spaces.dates);
  return (name) => {
    if (name === root) return kind === 'RDF' ? 'rdf:RDF' : kind;
    const [prefix = '', local] = name.split(':', 2);
    if (local === undefined) return name;
    if (own.has(prefix)) return local;
    return dates.has(prefix) ? `dc:${local}` : name;
  };
}

/** The name of the first element; `html` also for a document that only says so. `null` if there is none. */
export function rootOf(text: string): string | null {
  let at = 0;
  for (;;) {
    while (/\s/.test(text.charAt(at))) at += 1;
    const [end, skip] = text.startsWith('<!--', at)
      ? ['-->', 3]
      : text.startsWith('<?', at)
        ? ['?>', 2]
        : [null, 0];
    if (end === null) break;
    const close = text.indexOf(end, at + 2);
    if (close === -1) return null;
    at = close + skip;
  }
  const start = text.slice(at, at + 300);
  if (/^<!doctype\s+html\b/i.test(start)) return 'html';
  if (/^<!doctype\s/i.test(start)) {
    return /<([a-z_][\w.:-]*)/i.exec(text.slice(doctypeEnd(text, at)))?.[1] ?? null;
  }
  return /^<([a-z_][\w.:-]*)/i.exec(start)?.[1] ?? null;
}

function doctypeEnd(text: string, at: number): number {
  const subset = text.indexOf('[', at);
  const end = text.indexOf('>', at);
  const close = subset !== -1 && subset < end ? text.indexOf(']>', subset) : end;
  return close === -1 ? text.length : close + 1;
}
