import { expect, it } from 'vitest';
import { archive } from '../../../tools/assembly-sandbox/archive.ts';
import type { Printable } from '../../../tools/assembly-sandbox/layout.ts';
import { headingOf, nameLine } from '../../../tools/assembly-sandbox/render.ts';
import { readPage } from '../../../src/source/page/read-page.ts';
import { printed, printedOf } from '../support/pages.ts';

const notices = {
  en: 'This written declaration commits only those who have signed it.',
  fr: 'Cette déclaration écrite n’engage que ses signataires.',
};
const labels = { en: 'Signatories:', fr: 'Signataires :' };

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const headings: Readonly<Record<string, (pieces: readonly string[]) => string>> = {
  'in a line each': (pieces) => pieces.map((piece) => `<div>${piece}</div>`).join('\n'),
  'in pieces of one line': (pieces) =>
    `<p>${pieces.map((piece) => `<span>${piece}</span>`).join('\n<i> | </i>\n')}</p>`,
  'with its bars': ([kind, ...others]) =>
    `<ul><li>${kind}</li>${others.map((piece) => `<li>| ${piece}</li>`).join('')}</ul>`,
};

const lists: Readonly<Record<string, (names: readonly string[], label: string) => string>> = {
  'in list items': (names, label) =>
    `<div><b>${label}</b><ul>${names.map((name) => `<li>${name}</li>`).join('\n')}</ul></div>`,
  'in list items with separators': (names, label) =>
    `<p>${label}</p><ul>${names.map((name) => `<li>${name} ;</li>`).join('')}</ul>`,
  'in definitions': (names, label) =>
    `<dl><dt>${label}</dt>${names.map((name) => `<dd>${name}</dd>`).join('\n')}</dl>`,
  'in definitions left open': (names, label) =>
    `<dl><dt>${label}${names.map((name) => `<dd><a href="/en/members">${name}</a>`).join('')}</dl>`,
};

/** A page as the new site prints one: heading in three pieces, a label, a name an element, the notice. */
function sitePage(entry: Printable, heading: string, list: string, isTitleFirst: boolean): string {
  const pieces = headingOf(entry).split(' | ').map(escape);
  const title = `<h1>${escape(entry.title)}</h1>`;
  const top = headings[heading]?.(pieces) ?? '';
  return [
    '<!DOCTYPE html><html><body><img alt="Logo Assembly"><img alt="Logo Hemicycle">',
    isTitleFirst ? title + top : top + title,
    lists[list]?.(entry.signatories.map(nameLine).map(escape), labels[entry.language]) ?? '',
    `<p>${notices[entry.language]}</p>`,
    ...entry.paragraphs.map((paragraph) => `<p>${escape(paragraph)}</p>`),
    '</body></html>',
  ].join('\n');
}

const all = Object.keys(headings).flatMap((heading) =>
  Object.keys(lists).map((list) => [heading, list] as const),
);

it.each(all)('reads a page of the site with the heading %s and the names %s', (heading, list) => {
  for (const entry of archive) {
    for (const isTitleFirst of [true, false])
      expect(printedOf(readPage(sitePage(entry, heading, list, isTitleFirst)))).toEqual(printed(entry));
  }
});
