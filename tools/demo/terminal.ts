import { ComponentType } from 'discord.js';
import type { Component, Embed, Message } from 'discord-sandbox';

/** How a message is drawn on a terminal. */
export interface Style {
  /** Whether to use colours and bold type. */
  readonly colour: boolean;
  /** Columns, frame included. */
  readonly width: number;
  /** The name behind a channel's id. */
  readonly channelName?: (id: string) => string | undefined;
}

type Drawn = Pick<Message, 'content' | 'embeds'> & Partial<Pick<Message, 'components' | 'files'>>;

/** A message as a person would see it, framed, line by line. */
export function drawMessage(message: Drawn, style: Style): string[] {
  const inner = style.width - 4;
  const lines = [
    ...(message.content === '' ? [] : wrap(plain(message.content, style), inner)),
    ...message.embeds.flatMap((embed) => drawEmbed(embed, inner, style)),
    ...(message.components ?? []).flatMap((component) => drawComponent(component, inner, style)),
    // A terminal shows no pictures, but what is said of them.
    ...(message.files ?? []).flatMap(({ description, name }) => [
      '',
      ...wrap(`🖼 ${description ?? name}`, inner),
    ]),
  ];
  const edge = '─'.repeat(style.width - 2);
  return [`╭${edge}╮`, ...lines.map((line) => `│ ${pad(line, inner)} │`), `╰${edge}╯`].map((line) =>
    style.colour ? emphasise(line) : line.replaceAll(marks, ''),
  );
}

/** The lines of a message that another one does not have. */
export function drawDifference(message: Drawn, other: Drawn, style: Style): string[] {
  const held = new Set(drawMessage(other, style));
  return drawMessage(message, style).filter((line) => !held.has(line));
}

function drawEmbed(embed: Embed, width: number, style: Style): string[] {
  const inner = width - 2;
  const paragraphs = [
    ...(embed.author === undefined ? [] : [embed.author.name]),
    ...(embed.title === undefined ? [] : [bold(plain(embed.title, style))]),
    // The address of an embed is behind its title; without one nobody sees it.
    ...(embed.url === undefined || embed.title === undefined ? [] : [embed.url.replace(/#.*$/u, '')]),
    ...(embed.description === undefined ? [] : [plain(embed.description, style)]),
    ...(embed.fields ?? []).map(({ name, value }) => `${bold(plain(name, style))}\n${plain(value, style)}`),
    ...(embed.footer === undefined ? [] : [embed.footer.text]),
  ];
  return paragraphs.flatMap((text, at) => [
    ...(at === 0 ? [] : ['▌']),
    ...text
      .split('\n')
      .flatMap((line) => wrap(line, inner))
      .map((line) => `▌ ${line}`),
  ]);
}

/** Text, one below the other; buttons and selects by what is written on them. */
function drawComponent(component: Component, width: number, style: Style): string[] {
  const { type, content, components = [], accessory, label, emoji, placeholder, options = [] } = component;
  switch (type) {
    case ComponentType.TextDisplay:
      return (content ?? '').split('\n').flatMap((line) => wrap(plain(line, style), width));
    case ComponentType.Separator:
      return [''];
    case ComponentType.Button:
      return [`[ ${[emoji?.name, label].filter(Boolean).join(' ')} ]`];
    case ComponentType.StringSelect: {
      const chosen = options.filter((option) => option.default === true).map((option) => option.label);
      return [`[ ${chosen.length > 0 ? chosen.join(', ') : (placeholder ?? '')} ▾ ]`];
    }
    case ComponentType.ChannelSelect:
      return [`[ ${placeholder ?? ''} ▾ ]`];
    case ComponentType.ActionRow:
      return wrap(components.flatMap((one) => drawComponent(one, width, style)).join(' '), width);
    default:
      return [...components, ...(accessory ? [accessory] : [])].flatMap((one) =>
        drawComponent(one, width, style),
      );
  }
}

/** Bold type is carried through wrapping as two marks without width. */
const on = '\u{E000}';
const off = '\u{E001}';
const marks = /[\u{E000}\u{E001}]/gu;

function bold(text: string): string {
  return text === '' ? '' : `${on}${text}${off}`;
}

function emphasise(line: string): string {
  const opened = line.lastIndexOf(on) > line.lastIndexOf(off);
  const text = opened ? `${line}${off}` : line;
  return text.replaceAll(on, '\u001B[1m').replaceAll(off, '\u001B[22m');
}

/** Discord's markdown as it looks: links by their address, emphasis as bold type, escapes gone. */
function plain(text: string, { channelName }: Style): string {
  return text
    .replaceAll(/<#(\d+)>/gu, (_, id: string) => `#${channelName?.(id) ?? id}`)
    .replaceAll(
      /<t:(\d+)(?::\w)?>/gu,
      (_, seconds: string) =>
        `${new Date(Number(seconds) * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    )
    .replaceAll(/\[([^\]]+)\]\(<?(https?:[^)>\s]+)>?\)/gu, '$1: $2')
    .replaceAll(/(?<!\\)\*\*(.+?)(?<!\\)\*\*/gsu, (_, inner: string) => bold(inner))
    .replaceAll(/(?<![\\*])\*(?![*\s])([^*\n]+?)(?<!\\)\*(?!\*)/gu, '$1')
    .replaceAll(/^> ?/gmu, '┃ ')
    .replaceAll(/^-# /gmu, '')
    .replaceAll(/^#{1,3} (.+)$/gmu, (_, heading: string) => bold(heading))
    .replaceAll(/\\(?=[^\w\s])/gu, '');
}

/** Breaks at spaces; a word longer than the line is cut. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    let rest = word;
    if (line !== '' && columns(line) + 1 + columns(rest) > width) {
      lines.push(line);
      line = '';
    }
    while (columns(rest) > width) {
      const cut = [...rest].slice(0, width).join('');
      lines.push(cut);
      rest = rest.slice(cut.length);
    }
    line = line === '' ? rest : `${line} ${rest}`;
  }
  return [...lines, line];
}

function pad(line: string, width: number): string {
  return line + ' '.repeat(Math.max(width - columns(line), 0));
}

/** How many columns a text takes: flags and other pictures take two, marks and joiners none. */
function columns(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text.replaceAll(marks, ''))) {
    width += /\p{Emoji_Presentation}|\p{Regional_Indicator}/u.test(segment) ? 2 : 1;
  }
  return width;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
