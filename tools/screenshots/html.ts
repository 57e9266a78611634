declare const escaped: unique symbol;

/** Markup that is safe to put into a page: it comes from the functions here, and from nowhere else. */
export type Html = string & { readonly [escaped]: true };

type Attributes = Readonly<Record<string, string | number | null | undefined>>;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const empty = new Set(['br', 'hr', 'img', 'meta']);

export function text(words: string): Html {
  // A page cannot hold these characters, whatever they are written as.
  const allowed = words.replaceAll(/\p{Cs}|(?![\n\t])\p{Cc}/gu, '');
  return allowed.replaceAll(/[&<>"']/gu, (character) => entities[character] ?? '') as Html;
}

/** An element. Attributes without a value are left out. */
export function element(name: string, attributes: Attributes, ...children: readonly Html[]): Html {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => ` ${key}="${text(String(value))}"`)
    .join('');
  const opened = `<${name}${written}>`;
  return (empty.has(name) ? opened : `${opened}${children.join('')}</${name}>`) as Html;
}

export function join(parts: readonly Html[]): Html {
  return parts.join('') as Html;
}

/** An element with a class, the usual kind. */
export function box(className: string, ...children: readonly Html[]): Html {
  return element('div', { class: className }, ...children);
}

/** A whole page. The style is ours, and holds no text of others. */
export function document(style: string, attributes: Attributes, body: Html): Html {
  const head = `<head><meta charset="utf-8"><title>Hemicycle</title><style>${style}</style></head>` as Html;
  return `<!DOCTYPE html>${element('html', attributes, head, element('body', {}, body))}` as Html;
}

/** Addresses that lead somewhere on the web; `null` for any other. */
export function webAddress(address: string): string | null {
  return /^https?:\/\/\S+$/iu.test(address) && URL.canParse(address) ? address : null;
}
