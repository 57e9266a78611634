import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { references } from '../../../src/classify/references/references.ts';

const named = (...paragraphs: readonly string[]): readonly string[] =>
  references({ title: 'A title', number: 5, document: 15000, paragraphs }).map(
    ({ kind, number }) => `${kind} ${number}`,
  );

describe('written declarations', () => {
  it.each([
    ['the written declaration no. 675.', ['declaration 675']],
    ['Written declarations Nos. 675 and 682', ['declaration 675', 'declaration 682']],
    ['Written Declaration No 675, Doc. 14874', ['declaration 675', 'document 14874']],
    ['Written Declaration No.675', ['declaration 675']],
    [
      'Written Declaration Nos. 675, 682 and 689 and 200 others',
      ['declaration 675', 'declaration 682', 'declaration 689'],
    ],
    ['Written declaration No. 675 and No. 682', ['declaration 675', 'declaration 682']],
    ['written declaration of 11 April 2019 (No. 675)', ['declaration 675']],
    ['the written declaration “Rivers” (No. 675, Doc. 14874)', ['declaration 675', 'document 14874']],
    [
      'Written declarations Nos. 675 to 678',
      ['declaration 675', 'declaration 676', 'declaration 677', 'declaration 678'],
    ],
    ['Written declarations 675–677', ['declaration 675', 'declaration 676', 'declaration 677']],
    ['la Déclaration écrite n° 572', ['declaration 572']],
    ['la déclaration écrite n°\u00a0572', ['declaration 572']],
    ['les déclarations écrites nos 572 et 604', ['declaration 572', 'declaration 604']],
    ['Déclaration écrite No. 572', ['declaration 572']],
    ['DÉCLARATION ÉCRITE N° 572', ['declaration 572']],
    ['Written declaration No. 5 itself', []],
    ['written declarations of 27 June 2019', []],
    ['the written declaration 20 members signed in 2019', []],
    ['the European Parliament’s written declaration 0054/2012', []],
  ])('in “%s” are %j', (text, expected) => {
    expect(named(text)).toEqual(expected);
  });
});

describe('documents', () => {
  it.each([
    ['Doc. 14933 and Doc. 14934', ['document 14933', 'document 14934']],
    ['Docs. 14933 and 14934', ['document 14933', 'document 14934']],
    ['Doc. 14933 and 14934.', ['document 14933', 'document 14934']],
    ['Docs 14933, 14934', ['document 14933', 'document 14934']],
    ['Doc 9056, 2nd edition', ['document 9056']],
    ['documents nos 14933 et 14934', ['document 14933', 'document 14934']],
    ['Document 14933', ['document 14933']],
    ['Doc. 14933 and 15000 people', ['document 14933']],
    ['Doc. 15000, which is this one', []],
    ['the documents 2014 was full of', []],
    ['UN Doc. 14933', []],
    ['Doc. 12345/19 of the Council', []],
    ['the doc 500 patients trusted', []],
  ])('in “%s” are %j', (text, expected) => {
    expect(named(text)).toEqual(expected);
  });
});

describe('resolutions, recommendations, opinions', () => {
  it.each([
    ['Resolution 2292 (2019)', ['resolution 2292']],
    ['Resolution no. 2292', ['resolution 2292']],
    ['Resolution 1633(2008)', ['resolution 1633']],
    ['Resolution 1633/2008', ['resolution 1633']],
    ['Res. 1633 (2008) and Rec. 2150 (2019)', ['resolution 1633', 'recommendation 2150']],
    [
      'Resolutions 1633 (2008), 1647 (2009) and 1683 (2009)',
      ['resolution 1633', 'resolution 1647', 'resolution 1683'],
    ],
    ['Resolution 1633 (2008) and 1647 (2009)', ['resolution 1633', 'resolution 1647']],
    [
      'Resolutions 1633, 1647 and Recommendation 2150 (2019)',
      ['resolution 1633', 'resolution 1647', 'recommendation 2150'],
    ],
    ['Resolution 1832 and 200 others', ['resolution 1832']],
    ['Resolution 1832 and 2000 of its readers', ['resolution 1832']],
    ['Résolutions 1633 (2008) et 1647 (2009)', ['resolution 1633', 'resolution 1647']],
    ['la Recommandation 2150 (2019)', ['recommendation 2150']],
    ['la recommandation n° 2150', ['recommendation 2150']],
    ['l’Avis n° 193', ['opinion 193']],
    ['les avis nos 190 (1995) et 193 (1996)', ['opinion 190', 'opinion 193']],
    ['Opinion No. 193 (1996) on Russia’s request', ['opinion 193']],
    ['PACE Resolution 2292 (2019), PACE Resolution 2292', ['resolution 2292']],
    ['the Parliamentary Assembly adopted Resolution 1416 (2005) calling on them', ['resolution 1416']],
    ['a peaceful resolution 27 States voted for', []],
    ['public opinion 193 days later', []],
    ['in the opinion of 193 members', []],
    ['a resolution of 17 July 2019', []],
  ])('in “%s” are %j', (text, expected) => {
    expect(named(text)).toEqual(expected);
  });
});

describe('of other bodies none', () => {
  it.each([
    'UN Security Council Resolution 1244 (1999)',
    'UN Security Council resolutions 822 (1993), 853 (1993), 874 (1993) and 884 (1993)',
    'Security Council (UNSC) Resolution 541',
    'the Security Council, in its Resolution 550',
    'resolutions 822, 853, 874 and 884 of the UN Security Council',
    'Resolution 1244 of 10 June 1999 of the Security Council',
    'Resolution 2758, adopted by the General Assembly',
    'United Nations resolutions 353 and 360, and resolution 365',
    'la résolution 1244 du Conseil de sécurité',
    'les résolutions 353 et 360 de l’ONU',
    'Resolution 1325 (2000)',
    'Resolutions 541 (1983) and 550 (1984)',
    'General Assembly resolution 68/262',
    'resolution 2019/2712(RSP)',
    'resolution 2014/2009(INI)',
    'European Parliament resolution 2019',
    'Recommendation CM/Rec(2010)5',
    'Recommendation (2003) 10',
    'Recommendation No. R (99) 4',
    'Committee of Ministers Recommendation 2003',
    'ILO Recommendation No. 204',
    'General Recommendation No. 35',
    'ECRI General Policy Recommendation No. 7',
    'Opinion No. 1008/2020 of the Venice Commission',
    'Venice Commission Opinion No. 823',
    'CCJE Opinion No. 3 (2002)',
    'OSCE Parliamentary Assembly Resolution 2292',
    'Resolution 383 of the Congress of Local and Regional Authorities',
    'House Resolution 296',
  ])('in “%s”', (text) => {
    expect(named(text)).toEqual([]);
  });

  it('but those of the Assembly beside them', () => {
    expect(named('UN Security Council Resolution 1244 (1999), then Resolution 2292 (2019)')).toEqual([
      'resolution 2292',
    ]);
    expect(named('Security Council Resolution 2202 and Assembly Resolution 2292')).toEqual([
      'resolution 2292',
    ]);
    expect(named('We call on the Committee of Ministers to act on Recommendation 2150 (2019)')).toEqual([
      'recommendation 2150',
    ]);
    expect(
      named('We urge the government and the parliament to honour Resolution 2292 (2019) by the autumn.'),
    ).toEqual(['resolution 2292']);
    expect(named('Resolution 2292 (2019) of the Parliamentary Assembly of the Council of Europe')).toEqual([
      'resolution 2292',
    ]);
    expect(named('la Résolution 2292 (2019) de l’Assemblée parlementaire')).toEqual(['resolution 2292']);
    expect(named('It is for the UN. Resolution 2292 (2019) says more.')).toEqual(['resolution 2292']);
  });
});

it('comes once, in the order of the text, the title first', () => {
  const paragraphs = [
    'Doc. 14933 on Resolution 2292',
    'Resolution 2292 again, and Written declaration No. 682',
  ];
  const found = references({ title: 'In reply to Written declaration No. 675', number: 689, paragraphs });
  expect(found.map(({ kind, number }) => `${kind} ${number}`)).toEqual([
    'declaration 675',
    'document 14933',
    'resolution 2292',
    'declaration 682',
  ]);
});

it('is a number that the text prints', () => {
  const piece = fc.constantFrom(
    'Resolution ',
    'Written declarations Nos. ',
    'Docs. ',
    'Avis n° ',
    '675',
    '2292',
    ' (2019)',
    ', ',
    ' and ',
    ' to ',
    '-',
    '/',
    ' UN ',
    '. ',
    '(',
  );
  const text = fc.array(piece, { maxLength: 30 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (text) => {
      for (const { number } of references({ title: '', number: 5, paragraphs: [text] })) {
        expect(text.includes(String(number))).toBe(true);
      }
    }),
  );
});

// A pattern that works with the square of the length would take minutes; the limit is the runner's own.
it.each([
  'Resolution ',
  'Resolution 1, ',
  'Docs. 14933 and ',
  'written declaration “',
  '1',
  'UN ',
  'n° ',
  ' (',
  'Security Council adopted ',
  'rec. ',
])('takes time in proportion to the length of “%s” repeated', (part) => {
  const text = part.repeat(100_000 / part.length);
  expect(
    Array.isArray(references({ title: text, number: 5, paragraphs: [text, `Resolution ${text}`] })),
  ).toBe(true);
});
