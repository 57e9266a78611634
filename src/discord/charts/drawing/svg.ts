import { oneLine } from '../../render/escape.ts';

/** Finished markup. Only `element`, `text` and `group` make it, so nothing reaches a picture unescaped. */
export interface Markup {
  readonly markup: string;
}

export type Attributes = Readonly<Record<string, string | number>>;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Most of what is written are colours and the like, which need no second look. */
const harmless = /^[\w#.-]+$/u;

/** Text as XML takes it, without the characters it has no way to write. */
export function escapeXml(text: string): string {
  if (harmless.test(text)) return text;
  return oneLine(text)
    .replaceAll(/[\ufffe\uffff]/gu, '')
    .replaceAll(/[&<>"']/gu, (sign) => entities[sign] ?? '');
}

export function element(name: string, attributes: Attributes, ...children: readonly Markup[]): Markup {
  const inner = children.map(({ markup }) => markup).join('');
  const open = `${name}${written(attributes)}`;
  return { markup: inner === '' ? `<${open}/>` : `<${open}>${inner}</${name}>` };
}

export function svgGroup(attributes: Attributes, children: readonly Markup[]): Markup {
  return element('g', attributes, ...children);
}

export function svgText(content: string, attributes: Attributes): Markup {
  return { markup: `<text${written(attributes)}>${escapeXml(content)}</text>` };
}

function written(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${typeof value === 'number' ? rounded(value) : escapeXml(value)}"`)
    .join('');
}

/** Hundredths are finer than a pixel, and keep the same drawing the same text. */
function rounded(value: number): string {
  return String(Math.round(value * 100) / 100);
}
