import { describe, expect, it } from 'vitest';
import { archive } from '../../../tools/assembly-sandbox/archive.ts';
import { markups, staticLayouts } from '../../../tools/assembly-sandbox/layout.ts';
import { renderPage, renderText } from '../../../tools/assembly-sandbox/render.ts';
import { readPage } from '../../../src/source/page/read-page.ts';
import { printed, printedIn, printedOf } from '../support/pages.ts';

const layouts = ['A', 'B', 'B-fr'] as const;

describe.each(archive.map((entry) => [`No. ${entry.number} (${entry.language})`, entry] as const))(
  '%s',
  (_, entry) => {
    it.each(layouts)('reads back exactly from plain text in layout %s', (layout) => {
      expect(printedOf(readPage(renderText(entry, layout)))).toEqual(printed(entry));
    });

    it.each(layouts.flatMap((layout) => markups.map((markup) => [layout, markup] as const)))(
      'reads back exactly from a page in layout %s written with %s',
      (layout, markup) => {
        expect(printedOf(readPage(renderPage(entry, layout, markup)))).toEqual(printed(entry));
      },
    );

    it.each(staticLayouts)('reads back exactly in layout %s', (layout) => {
      const expected = printedIn(entry, layout);
      expect(printedOf(readPage(renderText(entry, layout)))).toEqual(expected);
      for (const markup of markups) {
        expect([markup, printedOf(readPage(renderPage(entry, layout, markup)))]).toEqual([markup, expected]);
      }
    });
  },
);
