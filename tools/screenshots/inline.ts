import { element, type Html, join, text, webAddress } from './html.ts';
import { writeMoment } from './timestamp.ts';

/** What a text refers to without saying it. */
export interface Setting {
  readonly nameOf: (kind: 'channel' | 'user' | 'role', id: string) => string | undefined;
  readonly now: Date;
  readonly locale: string;
}

interface Read {
  readonly html: Html;
  /** Where the text goes on. */
  readonly end: number;
}

type Rule = (source: string, at: number, setting: Setting) => Read | null;

/** Emphasis within emphasis, as deep as anybody writes. */
const deepest = 8;

/** What stands within a line: emphasis, code, links, mentions, times, emoji. */
export function renderInline(source: string, setting: Setting, depth = 0): Html {
  const parts: Html[] = [];
  let plain = '';
  let at = 0;
  const rules = depth < deepest ? [...leaves, ...marks(depth)] : leaves;
  while (at < source.length) {
    const read = firstOf(rules, source, at, setting);
    if (read === null) {
      plain += source[at] ?? '';
      at += 1;
      continue;
    }
    parts.push(writeText(plain), read.html);
    plain = '';
    at = read.end;
  }
  return join([...parts, writeText(plain)]);
}

function firstOf(rules: readonly Rule[], source: string, at: number, setting: Setting): Read | null {
  for (const rule of rules) {
    const read = rule(source, at, setting);
    if (read !== null) return read;
  }
  return null;
}

function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}

/** A rule for what one pattern, which must be sticky, finds. */
function rule(pattern: RegExp, write: (found: readonly string[], setting: Setting) => Html | null): Rule {
  return (source, at, setting) => {
    const found = matchAt(pattern, source, at);
    const html = found === null ? null : write(found, setting);
    return found === null || html === null ? null : { html, end: at + found[0].length };
  };
}

const mention = (words: string): Html => element('span', { class: 'mention' }, text(words));
const kinds = { '#': 'channel', '@': 'user', '@!': 'user', '@&': 'role' } as const;

const leaves: readonly Rule[] = [
  rule(/\\([^\da-z\s])/iuy, ([, sign = '']) => text(sign)),
  rule(/(`{1,2})(?!`)([^\n]*?[^`\n])\1(?!`)/uy, ([, , code = '']) => element('code', {}, text(code.trim()))),
  rule(/\[((?:\\.|[^\]\\])+)\]\(<?([^\s<>)]+)>?\)/uy, ([, words = '', address = ''], setting) =>
    link(address, renderInline(words, setting, deepest - 2)),
  ),
  rule(/<(https?:\/\/[^\s>]+)>/uy, ([, address = '']) => link(address, text(address))),
  rule(/https?:\/\/[^\s<>]*[^\s<>.,:;"'\])]/uy, ([address = '']) => link(address, text(address))),
  rule(/<t:(-?\d{1,13})(?::([tTdDfFR]))?>/uy, ([, seconds, style], { now, locale }) =>
    element(
      'span',
      { class: 'time' },
      text(writeMoment(new Date(Number(seconds) * 1000), style ?? 'f', now, locale)),
    ),
  ),
  rule(/<(#|@&|@!?)(\d{1,20})>/uy, ([, sign, id = ''], { nameOf }) => {
    const name = nameOf(kinds[sign as keyof typeof kinds], id);
    return mention(`${sign === '#' ? '#' : '@'}${name ?? 'unknown'}`);
  }),
  rule(/<\/([\w -]{1,100}):\d{1,20}>/uy, ([, command = '']) => mention(`/${command}`)),
];

/** The longer mark first. */
function marks(depth: number): readonly Rule[] {
  return [
    emphasis('**', 'strong', depth),
    emphasis('__', 'u', depth),
    emphasis('~~', 's', depth),
    emphasis('||', 'mark', depth),
    emphasis('*', 'em', depth),
    emphasis('_', 'em', depth),
  ];
}

function emphasis(mark: string, tag: string, depth: number): Rule {
  return (source, at, setting) => {
    if (!source.startsWith(mark, at) || /^\s/u.test(source.slice(at + mark.length))) return null;
    const end = closing(source, at + mark.length, mark);
    if (end === null) return null;
    const inner = renderInline(source.slice(at + mark.length, end), setting, depth + 1);
    return { html: element(tag, {}, inner), end: end + mark.length };
  };
}

/** Where the emphasis ends; signs behind a backslash and in code end nothing. */
function closing(source: string, from: number, mark: string): number | null {
  for (let at = from; at < source.length; at += 1) {
    const passed = matchAt(/\\[^\da-z\s]|`[^`\n]+`/iuy, source, at);
    if (passed !== null) {
      at += passed[0].length - 1;
      continue;
    }
    if (!source.startsWith(mark, at) || at === from) continue;
    const next = source[at + mark.length] ?? '';
    if (next === mark[0]) {
      // Of three signs the last two end what is bold; two end nothing that one began.
      if (mark.length === 1) at += 1;
      continue;
    }
    if (mark === '_' && /\w/u.test(next)) continue;
    if (mark === '*' && /\s/u.test(source[at - 1] ?? '')) continue;
    return at;
  }
  return null;
}

function link(address: string, words: Html): Html | null {
  const href = webAddress(address);
  return href === null ? null : element('a', { href }, words);
}

const emoji =
  /\p{Regional_Indicator}{2}|(?:\p{Emoji_Presentation}|\p{Emoji}\ufe0f)\p{Emoji_Modifier}?(?:\u200d(?:\p{Emoji_Presentation}|\p{Emoji}\ufe0f?)\p{Emoji_Modifier}?)*/gu;

/** Text without markdown; emoji are a little larger than letters. */
export function writeText(words: string): Html {
  const parts: Html[] = [];
  let at = 0;
  for (const { 0: found, index } of words.matchAll(emoji)) {
    parts.push(text(words.slice(at, index)), element('span', { class: 'emoji' }, text(found)));
    at = index + found.length;
  }
  return join([...parts, text(words.slice(at))]);
}
