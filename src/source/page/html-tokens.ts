import { Tokenizer } from 'htmlparser2';

/** What stands between two texts of a page. */
export const lineMark = {
  /** A block begins or ends. */
  block: 0,
  /** An element within a line begins or ends. */
  inline: 1,
  lineBreak: 2,
  /** A line break within a heading, which is one line however it is broken. */
  headingBreak: 3,
  preformatted: 4,
  preformattedEnd: 5,
  link: 6,
  linkEnd: 7,
  main: 8,
  mainEnd: 9,
} as const;
type Mark = (typeof lineMark)[keyof typeof lineMark];

/** A page in reading order: its visible texts, entities decoded, and the marks between them. */
export type HtmlToken = string | Mark;

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const unseen = words(
  'script style noscript template title nav footer svg iframe object button select datalist textarea audio video canvas map dialog',
);
const empty = words(
  'area base basefont br col embed frame hr img input link meta param source track wbr option optgroup',
);
const inline = words(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr ' +
    'o:p q s samp small span strike strong sub sup time tt u var',
);
/** Elements whose end tag may be left out, so that a hidden one ends where its like begins. */
const unclosed = words('p li dt dd tr td th');
const containers = words('ul ol dl table');
const headings = words('h1 h2 h3 h4 h5 h6');
const read = words('hidden style role');
const unseenRoles = /^(?:navigation|contentinfo|search|menu|menubar|dialog|alertdialog)$/i;

type Attributes = Record<string, string>;

/** What the pieces of a page may come to: the longest documents of the Assembly stay far below. */
const most = { pieces: 60_000, characters: 600_000 } as const;

/**
 * The pieces of an HTML text, or `null` if there are more than any document has. Tags are taken one by one and no tree is built, so that the time it takes
 * grows with the length of the text alone, whatever it holds.
 */
export function tokenizeHtml(html: string): HtmlToken[] | null {
  const pieces: HtmlToken[] = [];
  let characters = 0;
  const add = (piece: HtmlToken): void => {
    // One boundary after the other is one.
    if (piece === pieces.at(-1) && (piece === lineMark.block || piece === lineMark.inline)) return;
    pieces.push(piece);
    if (typeof piece === 'string') characters += piece.length;
    if (pieces.length > most.pieces || characters > most.characters) tokenizer.pause();
  };
  const hidden = hiddenParts();
  let headingDepth = 0;
  let name = '';
  let attributes: Attributes = {};
  let attribute = '';

  const open = (isSelfClosing: boolean): void => {
    if (hidden.opens(name, attributes, isSelfClosing)) return;
    if (name === 'br') add(headingDepth > 0 ? lineMark.headingBreak : lineMark.lineBreak);
    else if (name === 'hr') add(lineMark.block);
    if (empty.has(name)) return;
    if (inline.has(name)) add(lineMark.inline);
    else add(lineMark.block);
    if (headings.has(name)) headingDepth += 1;
    else if (name === 'a') add(lineMark.link);
    else if (name === 'pre') add(lineMark.preformatted);
    if (isMain(name, attributes)) add(lineMark.main);
  };
  const close = (tag: string): void => {
    if (hidden.closes(tag)) return;
    if (tag === 'br') add(lineMark.lineBreak);
    if (empty.has(tag)) return;
    if (headings.has(tag)) headingDepth = Math.max(0, headingDepth - 1);
    else if (tag === 'a') add(lineMark.linkEnd);
    else if (tag === 'pre') add(lineMark.preformattedEnd);
    else if (tag === 'main') add(lineMark.mainEnd);
    if (inline.has(tag)) add(lineMark.inline);
    else add(lineMark.block);
  };
  const ignore = (): void => {};
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      ontext: (start, end) => {
        if (!hidden.now) add(html.slice(start, end));
      },
      ontextentity: (codepoint) => {
        if (!hidden.now) add(String.fromCodePoint(codepoint));
      },
      onopentagname: (start, end) => {
        name = html.slice(start, end).toLowerCase();
        attributes = {};
      },
      onattribname: (start, end) => {
        attribute = html.slice(start, Math.min(end, start + 20)).toLowerCase();
        if (read.has(attribute)) attributes[attribute] ??= '';
      },
      onattribdata: (start, end) => {
        if (read.has(attribute)) attributes[attribute] += html.slice(start, Math.min(end, start + 500));
      },
      onopentagend: () => open(false),
      onselfclosingtag: () => open(true),
      onclosetag: (start, end) => close(html.slice(start, end).toLowerCase()),
      onattribentity: ignore,
      onattribend: ignore,
      oncdata: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onend: ignore,
      onprocessinginstruction: ignore,
    },
  );
  tokenizer.write(html);
  if (!tokenizer.running) return null;
  tokenizer.end();
  return pieces;
}

function isMain(name: string, attributes: Attributes): boolean {
  return name === 'main' && attributes['hidden'] === undefined;
}

function isHidden(name: string, attributes: Attributes): boolean {
  return (
    unseen.has(name) ||
    attributes['hidden'] !== undefined ||
    unseenRoles.test(attributes['role'] ?? '') ||
    /(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)/i.test(attributes['style'] ?? '')
  );
}

/** Follows which part of the page a reader does not see. */
function hiddenParts() {
  let root = '';
  let depth = 0;
  let inner = 0;
  return {
    get now(): boolean {
      return depth > 0;
    },
    /** Whether the element that opens is not seen. */
    opens(name: string, attributes: Attributes, isSelfClosing: boolean): boolean {
      if (depth > 0) {
        const endsHere = unclosed.has(root) && inner === 0 && endsBefore(root, name);
        if (!endsHere) {
          if (containers.has(name)) inner += 1;
          if (name === root && !isSelfClosing) depth += 1;
          return true;
        }
        depth = 0;
      }
      if (empty.has(name)) return name !== 'br' && name !== 'hr';
      if (!isHidden(name, attributes)) return false;
      if (isSelfClosing && name === 'svg') return true;
      root = name;
      depth = 1;
      inner = 0;
      return true;
    },
    /** Whether the end tag belongs to what is not seen. */
    closes(name: string): boolean {
      if (depth === 0) return false;
      if (name === root) {
        depth -= 1;
        return true;
      }
      if (containers.has(name) && inner > 0) inner -= 1;
      else if (unclosed.has(root) && inner === 0 && !inline.has(name) && !unclosed.has(name)) {
        // The parent ends, and with it the element that was left open.
        depth = 0;
        return false;
      }
      return true;
    },
  };
}

function endsBefore(root: string, next: string): boolean {
  if (root === 'p') return !inline.has(next) && !empty.has(next);
  if (root === 'td' || root === 'th') return next === 'td' || next === 'th' || next === 'tr';
  if (root === 'dt' || root === 'dd') return next === 'dt' || next === 'dd';
  return root === next;
}
