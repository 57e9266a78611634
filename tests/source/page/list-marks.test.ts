import { describe, expect, it } from 'vitest';
import { archive } from '../../../tools/assembly-sandbox/archive.ts';
import { type Printable, staticLayouts, type StaticLayout } from '../../../tools/assembly-sandbox/layout.ts';
import { nameLine, partsOf } from '../../../tools/assembly-sandbox/render.ts';
import { readPage } from '../../../src/source/page/read-page.ts';
import { printed, printedIn, printedOf } from '../support/pages.ts';

type Mark = (at: number) => string;
const marks: Readonly<Record<string, Mark>> = {
  '- ': () => '- ',
  '* ': () => '* ',
  '• ': () => '• ',
  '•': () => '•',
  '– ': () => '– ',
  '> ': () => '> ',
  '1. ': (at) => `${at + 1}. `,
  '1) ': (at) => `${at + 1}) `,
  '(1) ': (at) => `(${at + 1}) `,
  '1 - ': (at) => `${at + 1} - `,
};

const linesOf = (entry: Printable, layout: 'A' | 'B' | StaticLayout): string[] =>
  partsOf(entry, layout).map(({ text }) => text);

/** The names each on a line of its own, under a label. */
function listed(entry: Printable, mark: Mark, label: string): string {
  return partsOf(entry, 'B')
    .flatMap(({ text, names }) =>
      names === undefined ? [text] : [label, ...names.map((name, at) => mark(at) + name)],
    )
    .join('\n');
}

describe.each(Object.entries(marks))('a text file with lines that begin with "%s"', (_, mark) => {
  it('reads when every line does', () => {
    for (const entry of archive) {
      const text = linesOf(entry, entry.layout).map((line, at) => mark(at) + line);
      for (const joint of ['\n', '\n\n'])
        expect(printedOf(readPage(text.join(joint)))).toEqual(printed(entry));
    }
  });

  it('reads when the names do, with or without the label', () => {
    for (const entry of archive) {
      const label = entry.language === 'fr' ? 'Signataires :' : 'Signatories:';
      for (const before of ['', '- ', '* '])
        expect(printedOf(readPage(listed(entry, mark, before + label)))).toEqual(printed(entry));
    }
  });

  it('reads when the names of an old document do', () => {
    for (const entry of archive.filter(({ language }) => language === 'en')) {
      for (const layout of staticLayouts) {
        let at = 0;
        const lines = partsOf(entry, layout).map(({ kind, text }) =>
          kind === 'name' ? mark(at++) + text : text,
        );
        const reading = readPage(lines.join('\n\n'));
        // What announces no names has only their bare look to tell them from a text that lists things.
        if (layout === 'C98') expect(reading.kind).toBe('incomplete');
        else expect(printedOf(reading)).toEqual(printedIn(entry, layout));
      }
    }
  });
});

it.each(['- ', '* ', '• ', '+ '])('reads a list behind a label that begins with "%s"', (mark) => {
  for (const entry of archive) {
    const lines = linesOf(entry, 'B').map((line) => (line.startsWith('Signat') ? mark + line : line));
    expect(printedOf(readPage(lines.join('\n')))).toEqual(printed(entry));
  }
});

it('reads names whose numbers stand in cells of their own', () => {
  for (const entry of archive) {
    const rows = entry.signatories.map(
      (name, at) => `<tr><td>${at + 1}</td><td>${nameLine(name).replaceAll(', ', '</td><td>')}</td></tr>`,
    );
    const parts = partsOf(entry, 'B').map(({ text, names, prefix }) =>
      names === undefined ? `<p>${text}</p>` : `<p>${prefix}</p><table>${rows.join('')}</table>`,
    );
    expect(printedOf(readPage(`<html><body>${parts.join('')}</body></html>`))).toEqual(printed(entry));
  }
});

it.each(['~', '§', '**', '_', '=>', '--', '1.', '…', '\ufffd'])(
  'makes nobody of a name that begins with "%s"',
  (sign) => {
    for (const entry of archive.slice(0, 3)) {
      const text = linesOf(entry, 'B').join('\n');
      const [first] = entry.signatories;
      const name = first === undefined ? '' : nameLine(first);
      const reading = readPage(text.replace(name, `${sign}${name}`));
      if (reading.kind === 'declaration') expect(printedOf(reading)).toEqual(printed(entry));
      else expect(reading.kind).toBe('incomplete');
    }
  },
);
