import { describe, expect, test } from 'vitest';
import type { Locale } from '../../../src/locales.ts';
import type { DeclarationEntry } from '../../../src/assembly/record.ts';
import {
  careerPanel,
  companionsPanel,
  signedPanel,
  type CareerView,
} from '../../../src/discord/views/people/profile.ts';
import {
  collectivePanel,
  membersPanel,
  type CollectiveView,
} from '../../../src/discord/views/people/delegation-or-group.ts';
import {
  compareDeclarationsPanel,
  comparePeoplePanel,
} from '../../../src/discord/views/declarations/comparison.ts';
import { rosterPanel } from '../../../src/discord/views/declarations/signatories.ts';
import { searchPanel } from '../../../src/discord/views/search/results.ts';
import { statsPanel } from '../../../src/discord/views/stats/stats.ts';
import { said } from '../support/said.ts';

const frame = (language: Locale) => ({ language, sharedBy: null });
const item = (number: number): DeclarationEntry => ({
  number,
  document: 14_000 + number,
  date: '2019-06-27',
  title: `Title of ${number}`,
  url: null,
  signatoryCount: 32,
});
const gap = /Title of 1\n\n\*\*No\. 2\*\*/u;

const career: CareerView = {
  id: 1,
  name: 'Petra BAYR',
  delegation: 'AT',
  signed: 2,
  tabled: 0,
  years: [
    { year: 2018, signed: 0, tabled: 0 },
    { year: 2019, signed: 2, tabled: 0 },
  ],
  topics: [{ key: 'elections', n: 2 }],
  recent: [item(1), item(2)],
  companions: [],
  history: [{ delegation: 'AT', group: 'SOC', from: '2019-06-27', to: '2019-10-15' }],
};
const companion = {
  id: 2,
  name: 'Boriss CILEVIČS',
  delegation: 'LV',
  observed: 7,
  expected: 1.5,
  lift: 4.7,
};
const ofMember = (change: Partial<CareerView> = {}, language: Locale = 'en') =>
  said(careerPanel({ ...career, ...change }, frame(language)));

describe('a member', () => {
  test('is shown with flag and count on the line of their words, and a gap between declarations', () => {
    expect(ofMember()).toContain('### Petra BAYR, 🇦🇹\u00a0Austria\n');
    expect(ofMember()).toContain('Elections and democracy\u00a02\n');
    expect(ofMember()).toMatch(gap);
    expect(said(signedPanel({ id: 1, name: 'x', signed: 2 }, career.recent, 1, frame('en')))).toMatch(gap);
  });

  test('has a line for each year in which something was signed', () => {
    expect(ofMember()).toContain('2019: 2 signed');
    expect(ofMember()).not.toContain('2018: 0');
  });

  test('has what is expected explained only beside a list of those who sign with them', () => {
    expect(ofMember()).toContain('Nobody yet. It takes at least 5 declarations in common');
    expect(ofMember()).not.toMatch(/Expected: |Shown from/u);
    expect(ofMember({ companions: [companion] })).toMatch(
      /Expected: .+ Only people with at least 5 in common/u,
    );
    const all = (some: (typeof companion)[]) =>
      said(companionsPanel({ id: 1, name: 'x' }, some, 1, frame('en')));
    expect(all([])).not.toContain('Only people with at least');
    expect(all([companion])).toContain('Only people with at least');
  });

  test('has a time in French from the one day to the other', () => {
    expect(ofMember({}, 'fr')).toContain('🇦🇹\u00a0Autriche · SOC\u00a0: du 27 juin 2019 au 15 oct. 2019');
  });
});

const collective = (of: 'delegation' | 'group'): CollectiveView => ({
  of,
  code: of === 'delegation' ? 'AT' : 'SOC',
  signed: 13,
  all: 40,
  members: 1,
  years: [
    { year: 2018, n: 13, all: 20 },
    { year: 2019, n: 0, all: 0 },
    { year: 2020, n: 0, all: 20 },
  ],
  topics: [{ key: 'elections', n: 2 }],
  top: [{ id: 1, name: 'Petra BAYR', delegation: 'AT', n: 9 }],
  delegations: [{ key: 'GB', n: 10 }],
  groups: [{ key: 'EPP/CD', n: 3 }],
  recent: [item(1), item(2)],
});

describe('a delegation and a group', () => {
  const shown = (of: 'delegation' | 'group', language: Locale = 'en') =>
    said(collectivePanel(collective(of), frame(language)));

  test('keep flags and counts with their words', () => {
    expect(shown('delegation')).toContain('🇬🇧\u00a0United\u00a0Kingdom\u00a010\u00a0(77%)');
    expect(shown('group', 'fr')).toContain('PPE/DC\u00a03\u00a0(23\u00a0%)');
    expect(shown('delegation')).toContain('Elections and democracy\u00a02\n');
    expect(shown('group')).toMatch(gap);
  });

  test('call others others only where they are', () => {
    expect(shown('delegation')).toMatch(/With other delegations[^]+With political groups/u);
    expect(shown('group')).toMatch(/With delegations[^]+With other political groups/u);
    expect(shown('group', 'fr')).toMatch(/Avec les délégations[^]+Avec d’autres groupes politiques/u);
  });

  test('name the country of a member only where it is not that of all', () => {
    const all = (of: 'delegation' | 'group') =>
      said(membersPanel({ of, code: 'AT', page: 1 }, collective(of).top, 1, frame('en')));
    for (const made of [shown('delegation'), all('delegation')])
      expect(made).toContain('\nPetra BAYR · 9 signatures');
    for (const made of [shown('group'), all('group')])
      expect(made).toContain('\nPetra BAYR, 🇦🇹\u00a0Austria · 9 signatures');
  });

  test('have lines only for years in which they signed', () => {
    expect(shown('delegation')).toContain('\n2018: 13 of 20\n');
    expect(shown('delegation')).not.toMatch(/: 0 of/u);
  });
});

test('a comparison has gaps between declarations, and does not speak of a list', () => {
  const side = (number: number) => ({
    entry: item(number),
    topics: [],
    everyone: [
      {
        signatoryId: 1,
        position: 1,
        honorific: null,
        name: 'Petra BAYR',
        delegation: 'AT',
        group: null,
        added: false,
      },
    ],
  });
  const two = said(compareDeclarationsPanel(side(1), side(2), frame('en')));
  expect(two).toMatch(gap);
  expect(two).toContain('Petra BAYR, 🇦🇹\u00a0Austria');
  const together = { observed: 2, expected: 1.5, lift: 1.3, surprise: 1, recent: [item(1), item(2)] };
  const people = said(comparePeoplePanel(career, { ...career, id: 2 }, together, frame('en')));
  expect(people).toMatch(gap);
  expect(people).toContain('Expected: how many they');
  expect(people).not.toContain('Only people with at least');
});

test('figures are whole per cent, and nought has none', () => {
  const sums = [
    { key: '2020', n: 202 },
    { key: '2019', n: 1 },
    { key: '2018', n: 0 },
  ];
  const shown = (language: Locale) => said(statsPanel({ by: 'year', total: 203, sums }, 1, frame(language)));
  expect(shown('en')).toMatch(/2019 · \*\*1\*\*\u00a0\(<1%\)\n2018 · \*\*0\*\*$/mu);
  expect(shown('fr')).toContain('(<1\u00a0%)');
});

test('a search is headed by its words', () => {
  const asked = {
    words: 'Crimea',
    from: null,
    to: null,
    topic: null,
    country: 'UA',
    delegation: null,
    group: null,
    signatory: null,
  };
  const shown = (words: string | null, language: Locale) => {
    const hits = [{ ...item(1), highlighted: null }];
    const page = { id: 1, asked: { ...asked, words }, total: 1, more: false, page: 1, hits };
    return said(searchPanel(page, frame(language)));
  };
  expect(shown('Crimea', 'en')).toContain('### Search: Crimea\nAbout Ukraine\n');
  expect(shown('Crimea', 'fr')).toContain('### Recherche\u00a0: Crimea\nConcernant l’Ukraine\n');
  expect(shown(null, 'en')).toContain('### Search\nAbout Ukraine\n');
});

test('a search that was cut off says of what it shows a part', () => {
  const asked = { words: null, from: null, to: null, topic: null, country: 'UA' };
  const page = {
    id: 1,
    asked: { ...asked, delegation: null, group: null, signatory: null },
    total: 300,
    page: 1,
    hits: [1, 2, 3, 4, 5].map((number) => ({ ...item(number), highlighted: null })),
  };
  const shown = (more: boolean, language: Locale) => said(searchPanel({ ...page, more }, frame(language)));
  expect(shown(false, 'en')).toContain('1 to 5 of 300 written declarations**');
  expect(shown(true, 'en')).toContain('1 to 5 of the newest 300 written declarations; there are more**');
  expect(shown(true, 'fr')).toContain(
    '1 à 5 des 300 déclarations écrites les plus récentes\u00a0; il y en a d’autres**',
  );
});

test('signatories are addressed in French, whatever list they were read from', () => {
  const everyone = ['Mr', 'Ms', 'Lord'].map((honorific, at) => ({
    signatoryId: at + 1,
    position: at + 1,
    honorific,
    name: `Name ${at}`,
    delegation: '',
    group: null,
    added: false,
  }));
  const asked = {
    kind: 'signatories',
    number: 1,
    page: 1,
    group: null,
    delegation: null,
    added: false,
  } as const;
  const shown = said(rosterPanel({ number: 1, title: 'x', edition: 1, everyone }, asked, frame('fr')));
  expect(shown).toMatch(/\*\*1\*\* M\. Name 0 .+\n\*\*2\*\* Mme Name 1\n\*\*3\*\* Lord Name 2/u);
});
