import type { Embed } from 'discord-sandbox';
import type { Files } from './files.ts';
import { box, element, type Html, text, webAddress } from './html.ts';
import type { Setting } from './inline.ts';
import { writeText } from './inline.ts';
import { renderLine, renderMarkdown } from './markdown.ts';

type Field = NonNullable<Embed['fields']>[number];

export function renderEmbed(embed: Embed, files: Files, setting: Setting): Html {
  const parts = [
    author(embed),
    title(embed, setting),
    embed.description ? box('description', renderMarkdown(embed.description, setting)) : null,
    ...rowsOf(embed.fields ?? []).map((row) =>
      box('fields', ...row.map((field) => renderField(field, setting))),
    ),
    picture(files, embed.image?.url, 'picture'),
    footer(embed, setting),
  ].filter((part) => part !== null);
  const thumbnail = picture(files, embed.thumbnail?.url, 'thumbnail');
  const bar = embed.color === undefined ? null : `border-left-color: ${colourOf(embed.color)}`;
  return element(
    'article',
    { class: `embed${embed.image === undefined ? '' : ' pictured'}`, style: bar },
    box('body', ...parts),
    ...(thumbnail === null ? [] : [thumbnail]),
  );
}

export function colourOf(colour: number): string {
  return `#${Math.trunc(colour).toString(16).padStart(6, '0')}`;
}

function author({ author: by }: Embed): Html | null {
  return by === undefined ? null : box('author', writeText(by.name));
}

function title({ title: words, url }: Embed, setting: Setting): Html | null {
  if (words === undefined) return null;
  const href = url === undefined ? null : webAddress(url);
  const written = renderLine(words, setting);
  return box('title', href === null ? written : element('a', { href }, written));
}

/** Fields side by side stand three to a row, others on their own. */
function rowsOf(fields: readonly Field[]): Field[][] {
  const rows: Field[][] = [];
  for (const field of fields) {
    const last = rows.at(-1);
    const joins = field.inline === true && last?.[0]?.inline === true && last.length < 3;
    if (joins) last.push(field);
    else rows.push([field]);
  }
  return rows;
}

function renderField({ name, value }: Field, setting: Setting): Html {
  return box('field', box('name', renderLine(name, setting)), box('value', renderMarkdown(value, setting)));
}

function picture(files: Files, address: string | undefined, className: string): Html | null {
  const src = files.picture(address);
  const alt = files.find(address)?.description ?? '';
  return src === null ? null : element('img', { class: className, src, alt });
}

function footer({ footer: words, timestamp }: Embed, { locale }: Setting): Html | null {
  const at = timestamp === undefined ? null : new Date(timestamp);
  const day = at?.toLocaleDateString(locale, { timeZone: 'UTC' });
  const said = [words?.text, day].filter((part) => part !== undefined && part !== '');
  return said.length === 0 ? null : box('footer', text(said.join(' • ')));
}
