import { parseTimestamp } from './parse-timestamp.ts';

/**
 * What stands between the XML parser and rss-parser. rss-parser trusts the shape of what it is given: one entry
 * without a link or with an odd date makes it throw the whole feed away, and it searches descriptions with patterns
 * whose time grows with the square of their length. So the tree is cut down to what we read while it is being built,
 * every piece in the shape rss-parser expects.
 */
export interface XmlSanitizer {
  /** For xml2js: called with the name of every element that opens. */
  readonly tagNameProcessors: readonly ((name: string) => string)[];
  /** For xml2js: called with every element that closes; what it returns takes the element's place. */
  readonly validator: (path: string, before: unknown, element: unknown) => unknown;
}

const maxDepth = 64;
const maxElements = 200_000;

/** An element as xml2js builds it: attributes under `$`, text under `_`, children under their names. */
type Element = Readonly<Record<string, unknown>>;

/**
 * A sieve for one document. It throws when a document is nested deeper, or has more elements, than any feed.
 *
 * @param usualName of an element whose prefix is the document's own.
 */
export function createXmlSanitizer(usualName: (name: string) => string = (name) => name): XmlSanitizer {
  let depth = 0;
  let elements = 0;
  return {
    tagNameProcessors: [
      (name) => {
        depth += 1;
        elements += 1;
        if (depth > maxDepth || elements > maxElements) throw new RangeError('more than a feed needs');
        // Under this name xml2js keeps the text of an element.
        return name === '_' ? 'unnamed' : usualName(name);
      },
    ],
    validator: (path, _before, element) => {
      depth -= 1;
      return kept(path, isElement(element) ? element : { _: element });
    },
  };
}

const parents = [
  '/rss/channel',
  '/rss/channel/item',
  '/rdf:RDF/channel',
  '/rdf:RDF/item',
  '/feed',
  '/feed/entry',
];
const containers = new Set(['/rss', '/rdf:RDF', ...parents]);
const children = new Set(parents);

function kept(path: string, element: Element): unknown {
  if (containers.has(path)) return element;
  // A title in XHTML nests its words: they are handed up, one level at a time.
  if (path.includes('/title/')) return words(element);
  const cut = path.lastIndexOf('/');
  if (!children.has(path.slice(0, cut))) return '';
  switch (path.slice(cut + 1)) {
    case 'title':
      return words(element);
    case 'link':
      return path.startsWith('/feed/') ? { $: { rel: 'alternate', ...attributes(element) } } : text(element);
    case 'id':
      return text(element);
    case 'guid':
      return attributes(element)['isPermaLink']?.trim().toLowerCase() === 'false' ? '' : text(element);
    case 'pubDate':
    case 'dc:date':
    case 'published':
    case 'updated':
      return parseTimestamp(text(element))?.toISOString() ?? '';
    default:
      return '';
  }
}

const isElement = (value: unknown): value is Element => typeof value === 'object' && value !== null;

const text = (element: Element): string => (typeof element['_'] === 'string' ? element['_'].trim() : '');

const attributes = (element: Element): Readonly<Record<string, string>> =>
  isElement(element['$']) ? (element['$'] as Readonly<Record<string, string>>) : {};

function words(element: Element): string {
  return Object.entries(element)
    .filter(([name]) => name !== '$')
    .flatMap(([, value]) => value)
    .filter((part) => typeof part === 'string')
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}
