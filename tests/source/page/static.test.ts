import { describe, expect, it } from 'vitest';
import { type StaticLayout, staticLayouts } from '../../../tools/assembly-sandbox/layout.ts';
import { otherKinds, renderPage, renderText } from '../../../tools/assembly-sandbox/render.ts';
import { decode } from '../../../src/source/http/decode.ts';
import { readPage } from '../../../src/source/page/read-page.ts';
import { archived, printedIn, printedOf } from '../support/pages.ts';

const entry = archived(424);
const text = (layout: StaticLayout): string => renderText(entry, layout);
const incomplete = (reason: string): unknown => ({
  kind: 'incomplete',
  reason: expect.stringContaining(reason),
});

it('reads the page of 2007 with what it prints of a member', () => {
  const reading = readPage(text('C07'));
  if (reading.kind !== 'declaration') throw new Error(reading.reason);
  expect(reading.declaration).toMatchObject({ number: 424, document: 11884, date: '2009-04-29' });
  expect(reading.declaration.signatories[1]).toEqual({
    position: 2,
    honorific: null,
    givenName: 'Patrick',
    familyName: 'BREEN',
    name: 'BREEN Patrick',
    delegation: 'IE',
    delegationPrinted: 'Ireland',
    group: 'EPP/CD',
    groupPrinted: 'EPP/CD',
  });
});

it.each(['C01', 'C98'] as const)('makes up neither country nor group for the surnames of %s', (layout) => {
  const reading = readPage(text(layout));
  if (reading.kind !== 'declaration') throw new Error(reading.reason);
  expect(reading.declaration.signatories).toHaveLength(20);
  expect(reading.declaration.signatories[1]).toEqual({
    position: 2,
    honorific: null,
    givenName: null,
    familyName: 'Breen',
    name: 'Breen',
    delegation: null,
    delegationPrinted: '',
    group: null,
    groupPrinted: null,
  });
});

it.each([
  ['the number with a point', 'C07', 'Declaration No 424', 'Declaration No. 424'],
  ['the number without a point', 'C01', 'Declaration No. 424', 'Declaration No 424'],
  ['the number with a ring', 'C04', 'Declaration No 424', 'Declaration N° 424'],
  ['a weekday', 'C07', '29 April 2009', 'Wednesday 29 April 2009'],
  ['a weekday and a comma', 'C98', '29 April 2009', 'Wednesday, 29 April 2009'],
  ['the day beside the document', 'C07', 'Doc. 11884\n\n29 April 2009', 'Doc. 11884 – 29 April 2009'],
  ['the day before the document', 'C07', 'Doc. 11884\n\n29 April 2009', '29 April 2009\n\nDoc. 11884'],
  ['a label without a mark', 'C04', 'Signed: [1]', 'Signed:'],
  ['a label with the mark before the colon', 'C04', 'Signed: [1]', 'Signed [1]:'],
  ['a label and its mark in two lines', 'C01', 'Signed :1', 'Signed :\n1'],
  ['a label in brackets', 'C07', 'Signed: 1', '[Signed: 1]'],
  ['no remark before the list', 'C07', '[Signed (see overleaf)]\n\n', ''],
  ['the remark without brackets', 'C07', '[Signed (see overleaf)]', 'Signed (see overleaf)'],
  ['no total', 'C07', 'Total = 20\n\n', ''],
  ['a total with a colon', 'C04', 'Total = 20', 'Total: 20'],
  ['no legend', 'C07', /Total = 20[^]*$/, 'Total = 20'],
  ['a legend alone', 'C07', 'Total = 20\n\n', ''],
  ['the foot of a page', 'C04', 'Total = 20', 'Total = 20\n\nTop\n\n© Council of Europe, 2004'],
  ['single line ends', 'C07', /\n\n/g, '\n'],
  ['Windows line ends', 'C01', /\n/g, '\r\n'],
  ['the head of the page', 'C07', /^/, 'Council of Europe\n\nParliamentary Assembly\n\n'],
] as const)('reads %s', (_, layout, from, to) => {
  const changed = text(layout).replace(from, to);
  expect(changed).not.toBe(text(layout));
  expect(printedOf(readPage(changed))).toEqual(printedIn(entry, layout));
});

it('reads an edition as one of its own date', () => {
  const page = renderPage(entry, 'C01');
  expect(page).toContain('2<sup>nd</sup> edition, originally tabled on 24 April 2001');
  expect(readPage(page)).toMatchObject({ declaration: { date: '2009-04-29', document: 11884 } });
});

it.each(staticLayouts)('reads %s in iso-8859-1', (layout) => {
  const french = archived(572, 'fr');
  const western = {
    ...french,
    // What an encoding of that time can write.
    signatories: french.signatories.filter(([, name]) => /^[\x20-\xff]*$/.test(name)),
    paragraphs: french.paragraphs.map((paragraph) =>
      paragraph.replaceAll('’', "'").replace(/[^\x20-\xff]/g, '?'),
    ),
    title: french.title.replaceAll('’', "'"),
  };
  const page = renderPage(western, layout).replaceAll('’', "'").replace('utf-8', 'iso-8859-1');
  expect(printedOf(readPage(decode(Buffer.from(page, 'latin1'))))).toEqual(printedIn(western, layout));
});

it('keeps a numbered text', () => {
  const numbered = {
    ...entry,
    paragraphs: ['1. Recalling its Resolution 1234 (2001),', '2. and 4 000 cases:', '• first;', 'i. Second.'],
  };
  for (const layout of staticLayouts) {
    expect(printedOf(readPage(renderPage(numbered, layout)))).toEqual(printedIn(numbered, layout));
  }
});

it('takes a title that begins like another kind of document', () => {
  for (const title of [
    'Report on the colonisation of Cyprus',
    'Resolution 1234 (2001)',
    'Recommendation on Cyprus',
  ]) {
    for (const layout of staticLayouts) {
      const titled = { ...entry, title };
      expect(printedOf(readPage(renderPage(titled, layout)))).toEqual(printedIn(titled, layout));
    }
  }
});

describe('what is not a whole declaration', () => {
  it.each([
    ['a total that does not agree', 'C07', 'Total = 20', 'Total = 21', 'Total = 21'],
    ['a name nobody can read', 'C07', 'BREEN Patrick, Ireland', 'and 12 others, Ireland', 'and 12 others'],
    ['a name without a country among others', 'C04', 'Breen, Ireland, EPP/CD', 'Breen', 'Breen'],
    ['a sentence among surnames', 'C01', 'Breen\n', 'and others who signed later\n', 'and others'],
    ['no day', 'C07', '29 April 2009', 'in spring', 'the date'],
    ['no day that exists', 'C04', '29 April 2009', '31 April 2009', 'the date'],
    ['no names', 'C01', /Signed :1[^]*$/, 'Signed :1', 'the signatories'],
  ] as const)('is incomplete with %s', (_, layout, from, to, reason) => {
    const page = text(layout).replace(from, to);
    expect(page).not.toBe(text(layout));
    expect(readPage(page)).toMatchObject(incomplete(reason) as object);
  });

  it('is incomplete without a text', () => {
    for (const layout of ['C07', 'C04', 'C01'] as const) {
      expect(readPage(renderPage({ ...entry, paragraphs: [] }, layout))).toMatchObject(
        incomplete('the text') as object,
      );
    }
  });

  it('takes no menu for surnames where no label announces names', () => {
    const page = text('C98').replace(/\n\nPapadopoulos[^]*$/, '');
    expect(page).not.toBe(text('C98'));
    for (const foot of [
      'Home\n\nCommittees\n\nSessions\n\nContact us',
      'Strasbourg',
      'Italy\n\nMalta\n\nSpain',
      'Yes\n\nNo',
      '',
    ]) {
      expect(readPage(`${page}\n\n${foot}`).kind).toBe('incomplete');
    }
  });

  it.each([
    ...otherKinds,
    'Resolution 1234 (2001)',
    'Written question No. 412',
    'Reply to Recommendation 1500',
    'Orders of the day',
    'Addendum to the report',
  ])('is something else when it is a %s', (kind) => {
    for (const layout of staticLayouts) {
      const page = text(layout).replace(/Written Declaration No\.? \d+/, kind);
      expect(readPage(page)).toMatchObject({ kind: 'other' });
    }
  });
});
