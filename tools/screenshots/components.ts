import type { Component } from 'discord-sandbox';
import { colourOf } from './embed.ts';
import type { Files } from './files.ts';
import { box, element, type Html, join, text } from './html.ts';
import { type Setting, writeText } from './inline.ts';
import { renderMarkdown } from './markdown.ts';

/** What the sandbox's loose type of a component leaves out. */
type Part = Component & { readonly divider?: boolean; readonly spacing?: number };

interface Surroundings {
  readonly files: Files;
  readonly setting: Setting;
}

type Renderer = (part: Part, around: Surroundings) => Html;

const nothing = join([]);

/** By the number of its type. */
const renderers: Readonly<Record<number, Renderer>> = {
  1: (row, around) => box('row', ...inside(row, around)),
  2: button,
  3: select,
  5: select,
  6: select,
  7: select,
  8: select,
  9: section,
  10: ({ content = '' }, { setting }) => box('words', renderMarkdown(content, setting)),
  11: ({ media }, { files }) => picture(media?.url, files, 'thumbnail'),
  12: gallery,
  13: ({ file }, { files }) => attachment(files.find(file?.url)?.name ?? 'file'),
  14: ({ divider = true, spacing = 1 }) =>
    box(`separator${divider ? ' line' : ''}${spacing === 2 ? ' wide' : ''}`),
  17: container,
};

export function renderComponents(components: readonly Component[], around: Surroundings): Html[] {
  return components.map((component) => renderers[component.type]?.(component, around) ?? nothing);
}

/** Every address that a component shows a file from. */
export function addressesIn(components: readonly Component[]): string[] {
  return components.flatMap(({ components: parts = [], accessory, items = [], media, file }) => [
    ...[media?.url, file?.url].filter((url) => url !== undefined),
    ...items.map((item) => item.media.url),
    ...addressesIn(accessory === undefined ? parts : [...parts, accessory]),
  ]);
}

export function attachment(name: string): Html {
  return box('file', box('icon', text('📄')), box('name', text(name)));
}

function inside({ components = [] }: Part, around: Surroundings): Html[] {
  return renderComponents(components, around);
}

function container(part: Part, around: Surroundings): Html {
  const accent = part.accent_color ?? null;
  const style = accent === null ? null : `border-left-color: ${colourOf(accent)}`;
  const className = accent === null ? 'container' : 'container accented';
  return element('article', { class: className, style }, ...inside(part, around));
}

function section(part: Part, around: Surroundings): Html {
  const accessory = part.accessory === undefined ? [] : renderComponents([part.accessory], around);
  return box('section', box('words', ...inside(part, around)), ...accessory);
}

const styles = ['', 'primary', 'secondary', 'success', 'danger', 'link', 'premium'];

function button({ style = 2, label = '', emoji, disabled, url }: Part): Html {
  const className = `button ${styles[style] ?? ''}${disabled === true ? ' disabled' : ''}`;
  const sign = emoji?.name === undefined ? nothing : writeText(emoji.name);
  const leads = url === undefined ? nothing : element('span', { class: 'leads' }, text('↗'));
  return element('span', { class: className }, sign, element('span', {}, writeText(label)), leads);
}

const placeholder = 'Make a selection';

function select({ placeholder: words = placeholder, options = [] }: Part): Html {
  const chosen = options.filter((option) => option.default === true).map(({ label }) => label);
  const shown = chosen.length === 0 ? words : chosen.join(', ');
  return box(chosen.length === 0 ? 'select' : 'select chosen', writeText(shown), box('arrow', text('⌄')));
}

function gallery({ items = [] }: Part, { files }: Surroundings): Html {
  const shown = items.map(({ media, description }) =>
    picture(media.url, files, 'picture', description ?? undefined),
  );
  return box(items.length === 1 ? 'gallery' : 'gallery several', ...shown);
}

function picture(address: string | undefined, files: Files, className: string, alt = ''): Html {
  const src = files.picture(address);
  return src === null ? nothing : element('img', { class: className, src, alt });
}
