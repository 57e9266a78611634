import { expect, it } from 'vitest';
import { parseDay } from '../../src/source/day.ts';
import { findHeading } from '../../src/source/heading.ts';

it.each([
  ['Written declaration No. 648 | Doc. 14459 | 19 December 2017', 'en', 648, 14459, '2017-12-19'],
  ['Written declaration No 648 | Doc. 14459 | 04 May 2023', 'en', 648, 14459, '2023-05-04'],
  ['WRITTEN DECLARATION NO. 648 | DOC. 14459 | 4 MAY 2023', 'en', 648, 14459, '2023-05-04'],
  ['Déclaration écrite No. 572 | Doc. 13479 | 15 juillet 2014', 'fr', 572, 13479, '2014-07-15'],
  ['Déclaration écrite n° 642 | Doc. 14423 | 1er février 2018', 'fr', 642, 14423, '2018-02-01'],
  ['Déclaration écrite N° 642 | Doc. 14423 | 01 aout 2018', 'fr', 642, 14423, '2018-08-01'],
  ['Written declaration No. 648 Doc. 14459 19 December 2017', 'en', 648, 14459, '2017-12-19'],
])('reads %s', (line, language, number, document, date) => {
  expect(findHeading(['Before', line, 'After'])).toEqual({
    kind: 'declaration',
    language,
    number,
    document,
    date,
    from: 1,
    to: 2,
  });
});

it('reads a heading that stands in several lines', () => {
  expect(findHeading(['Written declaration No. 648', '| Doc. 14459', '19 December 2017'])).toMatchObject({
    number: 648,
    document: 14459,
    date: '2017-12-19',
    from: 0,
    to: 3,
  });
});

it('leaves open what the heading does not give', () => {
  expect(findHeading(['Written declaration No. 648 | Doc. 14459'])).toMatchObject({
    number: 648,
    date: null,
  });
  expect(findHeading(['Written declaration | Doc. 14459 | 31 June 2019'])).toMatchObject({
    number: null,
    date: null,
  });
});

it.each([
  'Motion for a resolution',
  'Motion for a recommendation',
  'Report',
  'Progress report',
  'Addendum to the report',
])('tells a %s by the kind, not by the shape', (name) => {
  const lines = [
    `${name} | Doc. 14459 | 19 December 2017`,
    'Written declaration No. 648 | Doc. 14459 | 19 December 2017',
  ];
  expect(findHeading(lines)).toEqual({ kind: 'other', name });
});

it.each([
  'We recall Written declaration No. 675 | Doc. 14900 | 19 December 2017',
  'Written declaration No. 675 called for reform.',
  'Written declaration',
  'We call for the implementation of the recommendations of the written declaration no. 675.',
])('sees no heading in “%s”', (line) => {
  expect(findHeading([line, 'More text.'])).toBeNull();
});

it.each(['30 February 2019', '0 May 2019', '12 Mai 19', '1 Brumaire 2019', 'May 2019', ''])(
  'knows no day “%s”',
  (printed) => {
    expect(parseDay(printed)).toBeNull();
  },
);
