import { expect, it } from 'vitest';
import { parseDate } from '../../../src/source/page/parse-date.ts';
import { findHeading } from '../../../src/source/page/heading.ts';

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
    expect(parseDate(printed)).toBeNull();
  },
);

const others = [
  'Communication',
  'Communication du Comité des Ministres',
  'Rapport d’activité',
  'Avis de commission',
  'Proposition de recommandation',
  'Resolution 2500 (2023)',
  'Written question No. 760',
  'Question écrite n° 760',
  'Reply to Recommendation 2200 (2021)',
  'Réponse à la Recommandation 2200 (2021)',
  'Amendment 3',
  'Sous-amendement 1',
  'Election of judges to the European Court of Human Rights',
  'Liste et curricula vitae des candidats',
  'Draft agenda',
  'Ordre du jour de la réunion',
  'Progress report',
  'Addendum to the report',
];

it.each([...others, 'Something that nobody has seen yet'])('knows “%s” in one line or in pieces', (name) => {
  const [doc, day] = ['Doc. 15999', '23 May 2026'];
  expect(findHeading(['A title', `${name} | ${doc} | ${day}`])).toEqual({ kind: 'other', name });
  expect(findHeading(['A title', name, `| ${doc}`, `| ${day}`, 'Text.'])).toEqual({ kind: 'other', name });
});

it.each(others)('knows “%s” by the day alone', (name) => {
  expect(findHeading(['A title', `${name} | 23 May 2026`])).toMatchObject({ kind: 'other' });
  expect(findHeading(['A title', name, '| 23 May 2026'])).toMatchObject({ kind: 'other' });
});

it.each(['Resolution 2500 (2023)', 'Recommandation 2200 (2021) | Version provisoire', 'Opinion 300 (2022)'])(
  'knows the adopted text “%s”, which bears no number of a document',
  (line) => {
    expect(findHeading(['A title', line, 'Author(s): Parliamentary Assembly'])).toMatchObject({
      kind: 'other',
    });
    expect(findHeading(['We recall the text', ...Array<string>(30).fill('as adopted'), line])).toBeNull();
  },
);

it.each([
  ['Reports', 'Motions'],
  ['Report of the day', 'Nothing is to be seen here.'],
  ['Latest news | 23 May 2026'],
  ['Under maintenance', '| 23 May 2026'],
  ['Home | Documents | Search'],
])('sees no heading in “%s”', (...lines) => {
  expect(findHeading(lines)).toBeNull();
});

it.each(['Report on the situation in Ukraine', 'Recommendation to release political prisoners'])(
  'takes the title “%s” for that of the declaration under it',
  (title) => {
    const whole = 'Written declaration No. 648 | Doc. 14459 | 19 December 2017';
    expect(findHeading([title, whole])).toMatchObject({ kind: 'declaration', number: 648 });
    expect(
      findHeading([title, 'Written declaration No. 648', '| Doc. 14459', '| 19 December 2017']),
    ).toMatchObject({
      kind: 'declaration',
      number: 648,
      document: 14459,
    });
  },
);
