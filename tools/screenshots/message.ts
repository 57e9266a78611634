import { Flags, type Message } from 'discord-sandbox';
import { addressesIn, attachment, renderComponents } from './components.ts';
import { renderEmbed } from './embed.ts';
import { Files } from './files.ts';
import { box, element, type Html, join, text } from './html.ts';
import type { Setting } from './inline.ts';
import { renderMarkdown } from './markdown.ts';
import { writeMoment } from './timestamp.ts';

/** What of a message can be seen. */
export interface ShownMessage extends Pick<
  Message,
  'content' | 'embeds' | 'components' | 'files' | 'flags' | 'createdAt' | 'editedAt'
> {
  readonly author: string;
  /** Who asked for it, and with which words; `null` for what came by itself. */
  readonly asked: { readonly by: string; readonly with: string } | null;
  /** Whether only the one who asked sees it. */
  readonly isPrivate: boolean;
}

/** A copy of the message as it stands; the bot may edit it later. */
export function lookAt(message: Message): ShownMessage {
  const { content, embeds, components, files, flags, createdAt, editedAt, interaction } = message;
  return structuredClone({
    content,
    embeds,
    components,
    files,
    flags,
    createdAt,
    editedAt,
    author: message.author.name,
    asked:
      interaction === null || interaction.name === null
        ? null
        : { by: interaction.user.name, with: `/${interaction.name}` },
    isPrivate: message.onlyFor !== null,
  });
}

/**
 * A message as it looks in Discord. Drawn by markup of our own: the web components of `@skyra/discord-components-core`
 * (4.0.2, tried) know embeds, and none of the components that most answers are made of: containers, sections, text,
 * galleries, separators, files.
 */
export function renderMessage(message: ShownMessage, setting: Setting): Html {
  const files = new Files(message.files);
  const edited = message.editedAt === null ? null : element('span', { class: 'edited' }, text('(edited)'));
  const parts = [
    ...content(message, setting, edited),
    ...message.embeds.map((embed) => renderEmbed(embed, files, setting)),
    ...looseFiles(message, files),
    ...renderComponents(message.components, { files, setting }),
    ...(message.content === '' && edited !== null ? [edited] : []),
    ...(message.isPrivate ? [privacy()] : []),
  ];
  return box(
    `message${message.isPrivate ? ' private' : ''}`,
    ...asked(message),
    avatar(),
    box('main', heading(message, setting), ...parts),
  );
}

function content({ content: words }: ShownMessage, setting: Setting, edited: Html | null): Html[] {
  if (words === '') return [];
  return [box('content', renderMarkdown(words, setting), ...(edited === null ? [] : [edited]))];
}

function looseFiles(message: ShownMessage, files: Files): Html[] {
  const shown = [
    ...message.embeds.flatMap(({ image, thumbnail }) => [image?.url ?? '', thumbnail?.url ?? '']),
    ...addressesIn(message.components),
  ];
  // Of a message of components, Discord shows only the files that a component names.
  if ((message.flags & Flags.componentsV2) !== 0) return [];
  return files.besides(shown).map(({ name, description }) => {
    const src = files.picture(`attachment://${name}`);
    return src === null
      ? attachment(name)
      : element('img', { class: 'picture loose', src, alt: description ?? '' });
  });
}

function heading({ author, createdAt }: ShownMessage, { now, locale }: Setting): Html {
  return box(
    'heading',
    element('span', { class: 'author' }, text(author)),
    element('span', { class: 'app' }, text('APP')),
    element('span', { class: 'when' }, text(writeMoment(new Date(createdAt), 't', now, locale))),
  );
}

function asked({ asked: question }: ShownMessage): Html[] {
  if (question === null) return [];
  const initial = element('span', { class: 'small-avatar' }, text([...question.by][0] ?? ''));
  return [
    box(
      'asked',
      box('spine'),
      initial,
      element('span', { class: 'by' }, text(question.by)),
      text('used'),
      element('span', { class: 'command' }, text(question.with)),
    ),
  ];
}

function privacy(): Html {
  return box('privacy', text('Only you can see this • '), element('a', {}, text('Dismiss message')));
}

/** Rows of seats on the blue of the European flag. */
function avatar(): Html {
  const seats = [9, 14, 19].flatMap((radius, row) =>
    Array.from({ length: 5 + row * 2 }, (_, seat) => {
      const angle = Math.PI * (1 - (seat + 0.5) / (5 + row * 2));
      const cx = (24 + radius * Math.cos(angle)).toFixed(1);
      const cy = (32 - radius * Math.sin(angle)).toFixed(1);
      return element('circle', { cx, cy, r: 1.9, fill: row === 1 ? '#ffcc00' : '#ffffff' });
    }),
  );
  const disc = element('circle', { cx: 24, cy: 24, r: 24, fill: '#003399' });
  return element('svg', { class: 'avatar', viewBox: '0 0 48 48' }, disc, join(seats));
}
