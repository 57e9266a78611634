import type { ArchivedSignatory } from './archive.ts';
import type { Layout, Markup, Part, Printable, StaticLayout } from './layout.ts';
import { asPrinted, staticParts } from './static.ts';

const notices = {
  en: 'This written declaration commits only those who have signed it.',
  fr: 'Cette déclaration écrite n’engage que ses signataires.',
} as const;

/** An HTML page as the Assembly's site serves it. */
export function renderPage(
  declaration: Printable,
  layout: Layout | StaticLayout,
  markup: Markup = 'div',
): string {
  const parts = partsOf(declaration, layout);
  const title = layout === 'A2' ? '' : escape(declaration.title);
  const head = `<meta charset="utf-8"><title>${title}</title><style>p { margin: 1em }</style>`;
  const images =
    layout === 'A'
      ? '<img src="/logo.png" alt="Logo Assembly"><img src="/chamber.png" alt="Logo Hemicycle">'
      : '';
  const page = `<!DOCTYPE html>\n<html lang="${declaration.language}"><head>${head}</head>\n<body>${images}\n${bodyOf(parts, markup)}\n</body></html>\n`;
  return markup === 'shouting' ? page.replace(/<\/?[a-z][a-z0-9]*/g, (tag) => tag.toUpperCase()) : page;
}

/** The same page as plain text. */
export function renderText(declaration: Printable, layout: Layout | StaticLayout): string {
  const lines = partsOf(declaration, layout).map((part) => part.text);
  return `${[...(layout === 'A' ? ['Logo Assembly Logo Hemicycle'] : []), ...lines].join('\n\n')}\n`;
}

/** Documents that carry a heading of the same shape, or the same list, and are no written declarations. */
export const otherKinds = [
  'Motion for a resolution',
  'Motion for a recommendation',
  'Report',
  'Progress report',
] as const;
export type OtherKind = (typeof otherKinds)[number];

export function renderOther(kind: OtherKind, declaration: Printable): string {
  const heading = `${kind} | Doc. ${declaration.document} | ${declaration.headingDate}`;
  const parts = partsOf(declaration, 'A').map((part) =>
    part.kind === 'heading' ? { ...part, text: heading } : part,
  );
  return `<!DOCTYPE html>\n<html><head><title>${kind}</title></head><body>${bodyOf(parts, 'div')}</body></html>\n`;
}

/** What stands in front of the site when it takes a reader for a robot. */
export function renderChallenge(): string {
  return (
    '<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title></head><body>' +
    '<noscript>Enable JavaScript and cookies to continue</noscript>' +
    '<script>window._cf_chl_opt = { cType: "managed" };</script></body></html>\n'
  );
}

export function headingOf({ language, number, document, headingDate }: Printable): string {
  const kind = language === 'fr' ? 'Déclaration écrite' : 'Written declaration';
  return `${kind} No. ${number} | Doc. ${document} | ${headingDate}`;
}

export function nameLine([honorific, name, delegation, group]: ArchivedSignatory): string {
  const own = honorific === null ? name : `${honorific} ${name}`;
  return [own, delegation, group].filter((part) => part !== null && part !== '').join(', ');
}

export function partsOf(declaration: Printable, layout: Layout | StaticLayout): readonly Part[] {
  const { language } = declaration;
  const heading: Part = { kind: 'heading', text: headingOf(declaration) };
  const title: Part = { kind: 'title', text: declaration.title };
  const names = declaration.signatories.map(nameLine);
  const prefix = layout === 'A' ? '' : language === 'fr' ? 'Signataires : ' : 'Signatories: ';
  const signatories: Part = { kind: 'signatories', text: prefix + names.join(' ; '), prefix, names };
  const notice: Part = { kind: 'notice', text: notices[language] };
  const body = declaration.paragraphs.map((text): Part => ({ kind: 'paragraph', text }));
  const labels =
    language === 'fr' ? ['Imprimer', 'Autres documents liés'] : ['Print', 'See related documents'];
  switch (layout) {
    case 'A':
      return [title, heading, signatories, ...body];
    case 'A2':
      return [notice, ...body];
    case 'B':
    case 'B-fr':
      return [
        ...labels.map((text): Part => ({ kind: 'label', text })),
        heading,
        title,
        signatories,
        notice,
        ...body,
      ];
    default:
      return staticParts(
        declaration,
        layout,
        declaration.signatories.map((signatory) => nameLine(asPrinted(signatory, layout))),
        notices[language],
      );
  }
}

function bodyOf(parts: readonly Part[], markup: Markup): string {
  const inner = (part: Part): string => part.html ?? escape(part.text);
  switch (markup) {
    case 'div':
    case 'shouting':
      return parts.map((part) => `<div><p>${inner(part)}</p></div>`).join('\n');
    case 'span':
      return parts.map((part) => `<div><span>${part.html ?? words(part.text)}</span></div>`).join('');
    case 'table':
      return `<table><tbody>${parts.map((part) => `<tr><td>${inner(part)}</td></tr>`).join('\n')}</tbody></table>`;
    case 'list':
      return `<ul>${parts.map((part) => itemsOf(part)).join('\n')}</ul>`;
    case 'br':
      return parts.map(inner).join('<br>\n');
    case 'nbsp':
      return parts
        .map((part) => `<p>${part.html ?? escape(part.text).replaceAll(' ', '&nbsp;')}</p>`)
        .join('\n');
    case 'entities':
      return parts.map((part) => `<p>${part.html ?? numeric(part.text)}</p>`).join('\n');
    case 'comments':
      return parts
        .map(
          (part) => `<!-- ${part.kind} --><p>${part.html ?? commented(part.text)}</p><!-- <p>Print</p> -->`,
        )
        .join('\n');
    case 'links':
      return parts
        .map((part) => `<section>${part.names === undefined ? inner(part) : links(part)}</section>`)
        .join('');
    case 'names':
      return parts.map((part) => nameCells(part) ?? `<p>${inner(part)}</p>`).join('\n');
    case 'newline':
      // The text begins on the line after the names, with nothing between them.
      return `<pre>${parts.map(inner).join('\n')}</pre>`;
  }
}

function words(text: string): string {
  return text
    .split(' ')
    .map((word) => `<b>${escape(word)}</b>`)
    .join(' ');
}

function itemsOf(part: Part): string {
  if (part.names === undefined) return `<li>${part.html ?? escape(part.text)}</li>`;
  const items = part.names.map((name) => `<li>${escape(name)}</li>`).join('');
  return `<li>${escape(part.prefix ?? '')}<ul>${items}</ul></li>`;
}

function links(part: Part): string {
  const names = part.names ?? [];
  return (
    escape(part.prefix ?? '') +
    names.map((name) => `<a href="/en/members"><span>${escape(name)}</span></a>`).join('\n<i>;</i>\n')
  );
}

/** Each part of a name in a cell of its own; `null` for what is no name. */
function nameCells({ kind, text, prefix, names }: Part): string | null {
  if (names === undefined && kind !== 'name') return null;
  const rows = (names ?? [text]).map((name) => {
    const cells = name.split(', ').map((cell) => `<td>${escape(cell)}</td>`);
    return `<tr>${cells.join('')}</tr>`;
  });
  return `${prefix === undefined ? '' : `<h4>${escape(prefix)}</h4>`}<table>${rows.join('\n')}</table>`;
}

function commented(text: string): string {
  const middle = Math.floor(text.length / 2);
  return `${escape(text.slice(0, middle))}<!-- ; -->${escape(text.slice(middle))}`;
}

function numeric(text: string): string {
  return escape(text).replace(
    /[^\x20-\x7e]/gu,
    (letter) => `&#x${(letter.codePointAt(0) ?? 0).toString(16)};`,
  );
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
