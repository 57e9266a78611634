import { load } from 'cheerio/slim';

/** What breaks a line besides blocks and `<br>`. */
type Breaks = 'blocks' | 'newlines' | 'pieces';

/** The part of a parsed node that is read here. */
interface Node {
  readonly type: string;
  readonly name?: string;
  readonly data?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly children?: readonly Node[];
}

const unseen: ReadonlySet<string> = new Set(
  (
    'script style noscript template title meta link nav footer svg iframe object button ' +
    'select option input textarea img audio video canvas map dialog'
  ).split(' '),
);
const inline: ReadonlySet<string> = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr ' +
    'o:p q s samp small span strike strong sub sup time tt u var wbr'
  ).split(' '),
);
const tag =
  /<(?:!doctype|\/?(?:html|head|body|div|p|br|span|table|tr|td|h[1-6]|ul|ol|li|dl|main|article|section|font|b|i|em|strong|a|pre|center|form))\b/i;
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/**
 * The lines of a document in reading order, white space (no-break spaces included) made single and
 * empty lines left out. Several ways of telling lines apart, the likeliest first: what they yield decides.
 */
export function* linesOf(text: string): Generator<readonly string[], void> {
  if (!tag.test(text)) {
    const lines = text.split(/\r\n?|[\n\v\f\u0085\u2028\u2029]/).map(tidy);
    if (isWrapped(lines)) yield withMarkers(unwrap(lines));
    yield withMarkers(lines);
    return;
  }
  const root = load(text, { xmlMode: false }).root()[0] as unknown as Node;
  for (const breaks of ['blocks', 'newlines', 'pieces'] as const) yield withMarkers(linesIn(root, breaks));
}

function linesIn(root: Node, breaks: Breaks): string[] {
  const lines: string[] = [];
  let line = '';
  const end = (): void => {
    lines.push(tidy(line));
    line = '';
  };
  const add = (text: string, isPreformatted: boolean): void => {
    if (!isPreformatted && breaks !== 'newlines') {
      line += text;
      return;
    }
    const [first = '', ...others] = text.split(/\r\n?|\n/);
    line += first;
    for (const other of others) {
      end();
      line = other;
    }
  };
  const walk = (node: Node, isTitle: boolean, isPreformatted: boolean): void => {
    if (node.type === 'text') add(node.data ?? '', isPreformatted);
    const name = node.name;
    if (name === undefined || node.type === 'directive') {
      for (const child of node.children ?? []) walk(child, isTitle, isPreformatted);
      return;
    }
    if (name === 'br') {
      // A heading is one line however it is broken.
      if (isTitle) line += ' ';
      else end();
      return;
    }
    if (unseen.has(name) || isHidden(node)) return;
    const isBreak = breaks === 'pieces' || !inline.has(name);
    if (isBreak) end();
    const inTitle = isTitle || /^h[1-6]$/.test(name);
    for (const child of node.children ?? []) walk(child, inTitle, isPreformatted || name === 'pre');
    if (isBreak) end();
  };
  walk(root, false, false);
  end();
  return lines;
}

function isHidden(node: Node): boolean {
  const attributes = node.attribs ?? {};
  return attributes['hidden'] !== undefined || /display\s*:\s*none/i.test(attributes['style'] ?? '');
}

const tidied = /^[\x21-\x7e]*(?: [\x21-\x7e]+)*$/;

function tidy(line: string): string {
  if (tidied.test(line)) return line;
  return line.replace(invisible, '').replace(/\s+/g, ' ').trim();
}

const marker = /^(?:[•·●▪◦‣–—-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)])$/;

/** Drops empty lines, and puts a bullet or number that stands alone before the line it belongs to. */
function withMarkers(lines: readonly string[]): string[] {
  const whole: string[] = [];
  let held = '';
  for (const line of lines) {
    if (line === '') continue;
    if (line.length <= 6 && marker.test(line)) {
      if (held !== '') whole.push(held);
      held = line;
      continue;
    }
    whole.push(held === '' ? line : `${held} ${line}`);
    held = '';
  }
  if (held !== '') whole.push(held);
  return whole;
}

/** Text that was broken at a fixed width: its list of signatories, always long, runs over lines that follow each other. */
function isWrapped(lines: readonly string[]): boolean {
  const isOfList = (line: string): boolean => line.length > 40 && line.includes(' ; ');
  return (
    lines.every((line) => line.length <= 120) &&
    lines.some((line, i) => isOfList(line) && !line.endsWith(';') && isOfList(lines[i + 1] ?? ''))
  );
}

function unwrap(lines: readonly string[]): string[] {
  return lines
    .join('\n')
    .split(/\n{2,}/)
    .map((block) => tidy(block));
}
