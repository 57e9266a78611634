import { lineMark, type HtmlToken, tokenizeHtml } from './html-tokens.ts';
import { withoutMarks } from './list-marks.ts';

/** What breaks a line besides blocks and `<br>`. */
type Breaks = 'blocks' | 'newlines' | 'pieces';

/** The lines of a page in one way of telling them apart. */
export interface PageLines {
  readonly lines: readonly string[];
  /** Indexes of those that are links from end to end. */
  readonly linked: ReadonlySet<number>;
}

/** What a page may come to, white space aside: the longest documents of the Assembly stay far below. */
const most = { lines: 5000, characters: 300_000 } as const;

const tag =
  /<(?:!doctype|!--|\/?(?:html|head|body|title|meta|script|style|div|p|br|hr|span|table|tbody|tr|td|th|h[1-6]|ul|ol|li|dl|dt|dd|main|article|section|header|footer|nav|font|b|i|u|em|strong|small|sup|sub|a|pre|center|form|blockquote|address|img)\b)/i;
// Control characters, soft hyphens, zero-width signs, marks of direction: nothing that a reader sees.
const invisible =
  /(?![\s\u0085])\p{Cc}|[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu;

/**
 * The lines of a document in reading order, white space (no-break spaces included) made single and
 * empty lines left out. Several ways of telling lines apart, the likeliest first: what they yield decides.
 * `null` in place of lines stands for more of them than any document has.
 */
export function* linesOf(text: string): Generator<PageLines | null, void> {
  if (!tag.test(text)) {
    if (text.length > most.characters) {
      yield null;
      return;
    }
    const lines = withoutMarks(text.split(/\r\n?|[\n\v\f\u0085\u2028\u2029]/).map(tidy));
    const whole = unwrap(lines);
    if (whole !== null) yield plain(whole);
    yield plain(lines);
    return;
  }
  const pieces = tokenizeHtml(text);
  if (pieces === null) {
    yield null;
    return;
  }
  const main = mainOf(pieces);
  if (main !== null) yield linesIn(main, 'blocks');
  yield linesIn(pieces, 'blocks');
  // The other ways are for pages that say more than they seem to: without the words there is nothing to find.
  if (!pieces.some((piece) => typeof piece === 'string' && /written|crite/i.test(piece))) return;
  yield linesIn(pieces, 'newlines');
  yield linesIn(pieces, 'pieces');
}

/** What the page itself calls its main part, if it has just one. */
function mainOf(pieces: readonly HtmlToken[]): readonly HtmlToken[] | null {
  const from = pieces.indexOf(lineMark.main);
  if (from === -1 || pieces.indexOf(lineMark.main, from + 1) !== -1) return null;
  const to = pieces.indexOf(lineMark.mainEnd, from);
  return to === -1 ? null : pieces.slice(from, to);
}

function plain(lines: readonly string[]): PageLines | null {
  const gathered = gatherer();
  for (const line of lines) {
    gathered.add(line, false);
    if (gathered.isTooMuch) return null;
  }
  return gathered.lines();
}

function linesIn(pieces: readonly HtmlToken[], breaks: Breaks): PageLines | null {
  const gathered = gatherer();
  let line = '';
  let links = 0;
  let isLinked = false;
  let isPlain = false;
  let preformatted = 0;
  const end = (): void => {
    if (line !== '') gathered.add(tidy(line), isLinked && !isPlain);
    line = '';
    isLinked = false;
    isPlain = false;
  };
  const add = (text: string): void => {
    line += text;
    if (text.trim() === '') return;
    if (links > 0) isLinked = true;
    else isPlain = true;
  };
  for (const piece of pieces) {
    if (gathered.isTooMuch) return null;
    if (typeof piece === 'string') {
      if (preformatted === 0 && breaks !== 'newlines') {
        add(piece);
        continue;
      }
      const [first = '', ...others] = piece.split(/\r\n?|\n/);
      add(first);
      for (const other of others) {
        end();
        add(other);
      }
      continue;
    }
    switch (piece) {
      case lineMark.block:
      case lineMark.lineBreak:
        end();
        break;
      case lineMark.inline:
        if (breaks === 'pieces') end();
        break;
      case lineMark.headingBreak:
        line += ' ';
        break;
      case lineMark.preformatted:
        preformatted += 1;
        break;
      case lineMark.preformattedEnd:
        preformatted = Math.max(0, preformatted - 1);
        break;
      case lineMark.link:
        links += 1;
        break;
      case lineMark.linkEnd:
        links = Math.max(0, links - 1);
        break;
    }
  }
  end();
  return gathered.isTooMuch ? null : gathered.lines();
}

const tidied = /^[\x21-\x7e]*(?: [\x21-\x7e]+)*$/;

function tidy(line: string): string {
  if (line.length < 20_000 && tidied.test(line)) return line;
  // Letters and their accents in one, however the page spells them.
  return line.replace(invisible, '').normalize('NFC').replace(/\s+/g, ' ').trim();
}

const marker = /^(?:[•·●▪◦‣–—-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)])$/;

/** Drops empty lines, and puts a bullet or number that stands alone before the line it belongs to. */
function gatherer() {
  const lines: string[] = [];
  const linked = new Set<number>();
  let held = '';
  let characters = 0;
  const keep = (line: string, isLinked: boolean): void => {
    characters += line.length;
    if (isLinked) linked.add(lines.length);
    lines.push(line);
  };
  return {
    get isTooMuch(): boolean {
      return lines.length > most.lines || characters > most.characters;
    },
    add(line: string, isLinked: boolean): void {
      if (line === '') return;
      if (line.length <= 6 && marker.test(line)) {
        if (held !== '') keep(held, false);
        held = line;
        return;
      }
      keep(held === '' ? line : `${held} ${line}`, isLinked && held === '');
      held = '';
    },
    lines(): PageLines {
      if (held !== '') keep(held, false);
      held = '';
      return { lines, linked };
    },
  };
}

/** The same text before it was broken at a fixed width; `null` when it was not. */
function unwrap(lines: readonly string[]): string[] | null {
  if (lines.length > 5000 || lines.some((line) => line.length > 120)) return null;
  if (isListWrapped(lines)) return blocksOf(lines).map((block) => tidy(block.join(' ')));
  const width = Math.max(...lines.map((line) => line.length));
  let joints = 0;
  const whole = blocksOf(lines).flatMap((block) => {
    if (block.length < 2 || !isFilled(block, width)) return block;
    joints += block.length - 1;
    return [tidy(block.join(' '))];
  });
  return joints >= 3 && width >= 50 ? whole : null;
}

/** The list of signatories, always long, runs over lines that follow each other. */
function isListWrapped(lines: readonly string[]): boolean {
  const isOfList = (line: string): boolean => line.length > 40 && line.includes(' ; ');
  return lines.some((line, i) => isOfList(line) && !line.endsWith(';') && isOfList(lines[i + 1] ?? ''));
}

/** Whether every line but the last is as full as the width allows: the next word would not have fitted in. */
function isFilled(block: readonly string[], width: number): boolean {
  return block.every((line, i) => {
    const next = block[i + 1];
    return next === undefined || line.length + 1 + next.split(' ', 1)[0]!.length > width;
  });
}

/** Lines that follow each other without an empty one between them. */
function blocksOf(lines: readonly string[]): string[][] {
  const blocks: string[][] = [];
  let block: string[] = [];
  for (const line of [...lines, '']) {
    if (line !== '') block.push(line);
    else if (block.length > 0) {
      blocks.push(block);
      block = [];
    }
  }
  return blocks;
}
