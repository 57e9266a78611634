import { element, type Html, join, text } from './html.ts';
import { renderInline, type Setting } from './inline.ts';

const newline = element('br', {});

/**
 * The markdown that Discord reads, as far as a bot writes it. Of its own, because `discord-markdown-parser` (1.3.1, tried)
 * knows neither lists nor mentions of commands, and ends what is bold at a mark that stands in code.
 */
export function renderMarkdown(source: string, setting: Setting): Html {
  const lines = source.split('\n');
  const parts: Html[] = [];
  let plain: string[] = [];
  const flush = () => {
    if (plain.length > 0) parts.push(paragraph(plain, setting));
    plain = [];
  };
  let at = 0;
  while (at < lines.length) {
    const block = blockAt(lines, at, setting);
    if (block === null) {
      plain.push(lines[at] ?? '');
      at += 1;
      continue;
    }
    flush();
    parts.push(block.html);
    at = block.end;
  }
  flush();
  return join(parts);
}

interface Block {
  readonly html: Html;
  /** The line after it. */
  readonly end: number;
}

function blockAt(lines: readonly string[], at: number, setting: Setting): Block | null {
  const line = lines[at] ?? '';
  return (
    fence(lines, at) ??
    quote(lines, at, setting) ??
    list(lines, at, setting) ??
    heading(line, at, setting) ??
    subtext(line, at, setting)
  );
}

/** Emphasis may run over the end of a line, so lines stay together. */
function paragraph(lines: readonly string[], setting: Setting): Html {
  // A page drops the last line break of a text, and with it an empty line that ends it.
  const kept = lines.at(-1) === '' ? [...lines, ''] : lines;
  return element('div', { class: 'text' }, renderInline(kept.join('\n'), setting));
}

function fence(lines: readonly string[], at: number): Block | null {
  if (!/^```\w*$/u.test(lines[at] ?? '')) return null;
  const end = lines.findIndex((line, index) => index > at && line.trimEnd() === '```');
  if (end === -1) return null;
  const code = lines.slice(at + 1, end).join('\n');
  return { html: element('pre', {}, text(code)), end: end + 1 };
}

function quote(lines: readonly string[], at: number, setting: Setting): Block | null {
  const first = lines[at] ?? '';
  if (first.startsWith('>>> ')) {
    const rest = [first.slice(4), ...lines.slice(at + 1)];
    return { html: quoted(rest, setting), end: lines.length };
  }
  let end = at;
  while (/^>(?: |$)/u.test(lines[end] ?? '')) end += 1;
  if (end === at) return null;
  return {
    html: quoted(
      lines.slice(at, end).map((line) => line.slice(2)),
      setting,
    ),
    end,
  };
}

function quoted(lines: readonly string[], setting: Setting): Html {
  return element('blockquote', {}, renderMarkdown(lines.map(unquoted).join('\n'), setting));
}

/** A quotation within a quotation is shown as it is written. */
function unquoted(line: string): string {
  return line.startsWith('>') ? `\\${line}` : line;
}

const bullet = /^( *)(?:[-*]|(\d{1,9})\.) +(?=\S)/u;

function list(lines: readonly string[], at: number, setting: Setting): Block | null {
  const first = bullet.exec(lines[at] ?? '');
  if (first === null) return null;
  const ordered = first[2] !== undefined;
  const items: Html[] = [];
  let end = at;
  for (; end < lines.length; end += 1) {
    const found = bullet.exec(lines[end] ?? '');
    if (found === null || (found[2] !== undefined) !== ordered) break;
    const level = Math.min(Math.floor((found[1] ?? '').length / 2), 5);
    const words = (lines[end] ?? '').slice(found[0].length);
    items.push(element('li', { class: `level-${level}` }, renderInline(words, setting)));
  }
  const start = ordered ? Number(first[2]) : null;
  return { html: element(ordered ? 'ol' : 'ul', { start }, ...items), end };
}

function heading(line: string, at: number, setting: Setting): Block | null {
  const found = /^(#{1,3}) +(\S.*)$/u.exec(line);
  if (found === null) return null;
  const [, signs = '', words = ''] = found;
  return { html: element(`h${signs.length}`, {}, renderInline(words, setting)), end: at + 1 };
}

function subtext(line: string, at: number, setting: Setting): Block | null {
  const found = /^-# +(\S.*)$/u.exec(line);
  return found === null
    ? null
    : { html: element('div', { class: 'subtext' }, renderInline(found[1] ?? '', setting)), end: at + 1 };
}

/** Titles, where lines end only at the edge. */
export function renderLine(source: string, setting: Setting): Html {
  return join(
    source
      .split('\n')
      .flatMap((line, index) => [...(index === 0 ? [] : [newline]), renderInline(line, setting)]),
  );
}
