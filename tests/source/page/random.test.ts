import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { type ArchivedSignatory, archive } from '../../../tools/assembly-sandbox/archive.ts';
import {
  markups,
  type Printable,
  type StaticLayout,
  staticLayouts,
} from '../../../tools/assembly-sandbox/layout.ts';
import { headingOf, renderPage, renderText } from '../../../tools/assembly-sandbox/render.ts';
import { asPrinted } from '../../../tools/assembly-sandbox/static.ts';
import { delegations } from '../../../src/assembly/delegation.ts';
import { fold } from '../../../src/assembly/fold.ts';
import { families } from '../../../src/assembly/group.ts';
import { findHeading } from '../../../src/source/page/heading.ts';
import { readPage } from '../../../src/source/page/read-page.ts';
import { printed, printedIn, printedOf } from '../support/pages.ts';
import { wildPage } from '../support/wild.ts';

const weekdays = {
  en: 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' '),
  fr: 'dimanche lundi mardi mercredi jeudi vendredi samedi'.split(' '),
};
const months = {
  en: 'January February March April May June July August September October November December'.split(' '),
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
};
const given = [
  'Roberto',
  'Þuriður',
  'Eerik-Niiles',
  'Frank J.',
  'Maria Pilar',
  'Yıldırım',
  'Jean-Pierre',
  'Axel E.',
  'Ben',
];
const particles = ['', '', '', 'de ', 'van de ', 'Van der ', 'von ', 'De '];
const family = [
  'RAMPI',
  'MacSHANE',
  'DROBINSKI-WEIß',
  "O'REILLY",
  'BENKŐ',
  'DÍAZ TEJERA',
  "LE BORGN'",
  'KNIGHT OF COLLINGTREE',
  'ÆVARSDÓTTIR',
  'PUIG i OLIVE',
];
const honorifics = {
  en: ['Mr', 'Ms', 'Lord', 'Baroness', 'Sir', 'Dame', null],
  fr: ['M.', 'Mme', 'Sir', null],
};

const groups = (language: 'en' | 'fr'): string[] => [
  ...families.map(({ abbreviation }) => abbreviation[language]),
  'EDG',
  'EC',
];

const signatory = (language: 'en' | 'fr'): fc.Arbitrary<ArchivedSignatory> =>
  fc.tuple(
    fc.constantFrom<string | null>(...honorifics[language]),
    fc
      .tuple(fc.constantFrom(...given), fc.constantFrom(...particles), fc.constantFrom(...family))
      .map(([first, particle, last]) => `${first} ${particle}${last}`),
    fc.constantFrom<string>(
      ...delegations.map((delegation) => delegation[language]),
      "''The former Yugoslav Republic of Macedonia''",
    ),
    fc.option(fc.constantFrom(...groups(language)), { nil: null }),
  );

/** A sentence such as bodies hold: no markup character has a meaning, white space is single. */
const sentence = fc
  .array(
    fc.constantFrom(
      'We',
      'urge',
      '4 000',
      '100,000',
      'a & b',
      '<all>',
      '“quoted”',
      'Mr NAVALNY,',
      'No. 675',
      'l’été',
      'Russia;',
      '•',
      'São',
      '50 %',
    ),
    { minLength: 3, maxLength: 30 },
  )
  .map((words) => `Considering ${words.join(' ')} done.`);

const declaration: fc.Arbitrary<Printable> = fc.constantFrom('en' as const, 'fr' as const).chain((language) =>
  fc
    .record({
      number: fc.integer({ min: 1, max: 2000 }),
      document: fc.integer({ min: 8000, max: 20_000 }),
      day: fc.date({ min: new Date('1998-01-01'), max: new Date('2040-12-31'), noInvalidDate: true }),
      isPadded: fc.boolean(),
      hasWeekday: fc.boolean(),
      title: fc.constantFrom(
        ...archive.map(({ title }) => title),
        'Poland',
        'AI & rights: <now>',
        'Restitution; return, repair',
      ),
      signatories: fc.uniqueArray(signatory(language), {
        minLength: 1,
        maxLength: 40,
        selector: ([, name, delegation]) => fold(`${name}, ${delegation}`),
      }),
      paragraphs: fc.array(sentence, { minLength: 1, maxLength: 6 }),
    })
    .map(({ day, isPadded, hasWeekday, ...parts }) => {
      const number = String(day.getUTCDate()).padStart(isPadded ? 2 : 1, '0');
      const ordinal = language === 'fr' && number === '1' ? '1er' : number;
      const weekday = hasWeekday ? `${weekdays[language][day.getUTCDay()]} ` : '';
      const headingDate = `${weekday}${ordinal} ${months[language][day.getUTCMonth()]} ${day.getUTCFullYear()}`;
      return { ...parts, language, date: day.toISOString().slice(0, 10), headingDate };
    }),
);

const layout = fc.constantFrom('A' as const, 'B' as const);

/** The same with names that follow the alphabet after the first, as lists that no label announces do. */
function inOrder(entry: Printable, layout: StaticLayout): Printable {
  const [author, ...others] = entry.signatories;
  const key = (signatory: ArchivedSignatory): string => fold(asPrinted(signatory, layout)[1]);
  others.sort((one, other) => (key(one) < key(other) ? -1 : 1));
  return { ...entry, signatories: author === undefined ? [] : [author, ...others] };
}

it('reads back every page of the old layouts', () => {
  fc.assert(
    fc.property(
      declaration.filter(({ signatories }) => signatories.length >= 3),
      fc.constantFrom(...staticLayouts),
      fc.constantFrom(...markups),
      (drawn, layout, markup) => {
        const entry = layout === 'C98' ? inOrder(drawn, layout) : drawn;
        expect(printedOf(readPage(renderPage(entry, layout, markup)))).toEqual(printedIn(entry, layout));
      },
    ),
    { numRuns: 150 },
  );
});

it('reads back every page as browsers save them', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...archive),
      fc.constantFrom('A' as const, 'B' as const, ...staticLayouts),
      fc.nat(),
      (entry, layout, seed) => {
        const expected = layout === 'A' || layout === 'B' ? printed(entry) : printedIn(entry, layout);
        expect(printedOf(readPage(wildPage(entry, layout, seed)))).toEqual(expected);
      },
    ),
    { numRuns: 300 },
  );
});

it('reads back every page, whatever it says and however it is written', () => {
  fc.assert(
    fc.property(declaration, layout, fc.constantFrom(...markups), (entry, layout, markup) => {
      expect(printedOf(readPage(renderPage(entry, layout, markup)))).toEqual(printed(entry));
    }),
    { numRuns: 150 },
  );
});

it('reads back every plain text', () => {
  fc.assert(
    fc.property(declaration, layout, (entry, layout) => {
      // A text without markup has no way to say that "<a>" is no markup.
      const plain = JSON.parse(JSON.stringify(entry).replace(/[<>]/g, '')) as Printable;
      expect(printedOf(readPage(renderText(plain, layout)))).toEqual(printed(plain));
    }),
    { numRuns: 60 },
  );
});

it('sees no heading where a sentence goes on around one', () => {
  fc.assert(
    fc.property(declaration, sentence, (entry, words) => {
      expect(findHeading([`${words} ${headingOf(entry)}`, `${headingOf(entry)} ${words}`])).toBeNull();
    }),
    { numRuns: 60 },
  );
});

it('answers any text at all without throwing', () => {
  const piece = fc.constantFrom(
    '<p>',
    '</p>',
    '<td>',
    '<',
    '&#0;',
    ';',
    ',',
    ' | ',
    'Doc. 1',
    'Written declaration No. 1',
    'Mr A BC',
    'Italy',
    '\n',
    'Signatories:',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
      expect(['declaration', 'incomplete', 'other', 'blocked']).toContain(readPage(pieces.join('')).kind);
    }),
    { numRuns: 200 },
  );
});
