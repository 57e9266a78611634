import { delegations } from '../../../src/assembly/delegation.ts';
import { families } from '../../../src/assembly/group.ts';
import type { DeclarationRecord } from '../../../src/assembly/record.ts';
import { topics } from '../../../src/classify/topics/taxonomy.ts';
import { rankingSvg, type Rank } from '../../../src/discord/charts/bars/ranking.ts';
import {
  personTimelineSvg,
  shareTimelineSvg,
  topicTimelineSvg,
  yearsSvg,
} from '../../../src/discord/charts/bars/timeline.ts';
import { countMapSvg, delegationMapSvg } from '../../../src/discord/charts/delegations/delegation-map.ts';
import { sourceOfMany } from '../../../src/discord/charts/drawing/source.ts';
import { looksOf } from '../../../src/discord/charts/hemicycle/benches.ts';
import { networkSvg } from '../../../src/discord/charts/network/network.ts';
import { messagesFor } from '../../../src/i18n/messages.ts';
import { assembly, drawnOf } from './network/support.ts';
import { overlapSvg } from '../../../src/discord/charts/overlap/overlap.ts';
import { hemicycleStripSvg } from '../../../src/discord/charts/hemicycle/hemicycle-strip.ts';
import { hemicycleSvg } from '../../../src/discord/charts/hemicycle/hemicycle.ts';
import type { Locale } from '../../../src/locales.ts';
import { record } from '../support/samples.ts';
import { mixed, signedBy } from './support.ts';

/** A drawing and what must be readable in it without the message around it. */
export interface Hung {
  readonly name: string;
  readonly language: 'en' | 'fr';
  readonly svg: string;
  /** The beginning of its title. */
  readonly title: string;
  /** What its source names. */
  readonly source: RegExp;
}

export const day = '2026-11-30';
const all = delegations.map(({ code }) => code);
const perYear = Array.from({ length: 68 }, (_, at) => (at * at) % 1200);
export const long = 'Corneliu Mugurel COZMANCIUC '.repeat(9);
const longTitle = `Call for the immediate release of all political prisoners and of ${long}`;
/** Every name that a group ever had, one that nobody knows, and those of no group. */
export const twelve: readonly (string | null)[] = [...families.flatMap(({ codes }) => codes), 'NEW', null];

const declarations: readonly DeclarationRecord[] = [
  record(682),
  { ...signedBy(mixed(175), all), title: longTitle, url: 'https://pace.coe.int/fr/files/28134/html' },
  signedBy(Array.from({ length: 175 }, (_, at) => twelve[at % twelve.length] ?? null)),
  signedBy([long, `W${long}`, `M${long}`, null]),
  signedBy(Array.from({ length: 300 }, (_, at) => `Group ${at}`)),
  signedBy([]),
  { ...signedBy(['UEL']), title: long.replaceAll(' ', ''), date: '2026-09-30', url: null },
];

function ofDeclaration(
  kind: string,
  draw: (declaration: DeclarationRecord, language: Locale) => string,
  language: Hung['language'],
  more: readonly DeclarationRecord[] = [],
): Hung[] {
  return [...declarations, ...more].map((declaration, at) => ({
    name: `${kind} ${at}`,
    language,
    svg: draw(declaration, language),
    title: declaration.title.slice(0, 14),
    source: /N[o°]\.? 682 · Doc\. 14933 · .*20\d\d · .*\.(?:coe\.int|example)/u,
  }));
}

type Hang = (name: string, title: string, svg: string) => Hung;

function ofCounts(language: Hung['language'], hung: Hang): Hung[] {
  const sheet = (title: string) => ({
    title,
    line: long,
    source: sourceOfMany(day, 123_456, language),
    language,
  });
  const ranks = (labels: readonly string[], change: Partial<Rank> = {}) =>
    labels.map((label, at): Rank => ({ label, n: 123_456 >> (at % 17), share: '<1%', ...change }));
  const trend = [0, 1, 5, 3, 0, 0, 20, 1];
  const topicNames = topics.map(({ name }) => name[language]);
  const looks = looksOf(twelve);
  const years = Array.from({ length: 28 }, (_, at) => ({ year: 1999 + at, n: at * 7, all: at * 40 }));
  const counts = (n: number) => new Map(all.map((code, at) => [code, n + at * n] as const));
  const overlap = (one: number, other: number, both: number): string =>
    overlapSvg(sheet('Who signed'), {
      sides: [
        { name: longTitle, n: one },
        { name: `No. 705: ${longTitle}`, n: other },
      ],
      both,
      said: `${both} signed both, <1% of all who signed either of the two declarations`,
    });
  return [
    hung('topics', longTitle, rankingSvg(sheet(longTitle), ranks(topicNames, { trend }))),
    hung('topics shared', 'Topics', rankingSvg(sheet('Topics'), ranks(topicNames))),
    hung(
      'groups',
      'Groups',
      rankingSvg(
        sheet('Groups'),
        looks.map(({ code, ...look }, at) => ({ label: code ?? long, n: at * 999, share: '100%', look })),
      ),
    ),
    hung('no ranks', 'Groups', rankingSvg(sheet('Groups'), [])),
    hung('few', 'Delegations', countMapSvg(sheet('Delegations'), counts(1))),
    hung('many', 'Delegations', countMapSvg(sheet('Delegations'), counts(997))),
    hung('shares', 'Delegation', shareTimelineSvg(sheet('Delegation'), years)),
    hung('years', 'Declarations', yearsSvg(sheet('Declarations'), years)),
    ...[
      [32, 41, 12],
      [32, 41, 0],
      [5, 5, 5],
      [175, 1, 1],
      [1, 175, 0],
      [0, 0, 0],
      [100_000, 90_000, 1],
    ].map(([one = 0, other = 0, both = 0]) =>
      hung(`overlap ${one} ${other} ${both}`, 'Who signed', overlap(one, other, both)),
    ),
  ];
}

const ofMany = /(?:as of|état au) 30 nov\w*\.? 2026 · pace\.coe\.int$/iu;

const networks = await Promise.all(
  [
    { name: 'network of nobody', ...assembly(3, 1) },
    { name: 'network of few', ...assembly(12, 500) },
    { name: 'network of many', ...assembly(40, 800) },
  ].map(async ({ name, ...some }) => {
    const { people, bonds } = drawnOf(some);
    const draw = (language: Hung['language']) => {
      const sheet = { title: `Who signs with whom: ${longTitle}`, line: messagesFor(language).network.line };
      return networkSvg({ ...sheet, source: sourceOfMany(day, 123_456, language), language }, people, bonds);
    };
    return { name, draw: { en: await draw('en'), fr: await draw('fr') } };
  }),
);

/** Every picture there is, with little and with as much on it as may come, in both languages. */
export const gallery: readonly Hung[] = (['en', 'fr'] as const).flatMap((language): Hung[] => {
  const hung = (name: string, title: string, svg: string): Hung => ({
    name,
    language,
    svg,
    title: title.slice(0, 14),
    source: ofMany,
  });
  const person = { name: long, delegation: long, years: [{ year: 2020, signed: 3, tabled: 1 }] };
  return [
    ...ofDeclaration('hemicycle', hemicycleSvg, language),
    ...ofDeclaration('strip', hemicycleStripSvg, language),
    ...ofDeclaration('map', delegationMapSvg, language, [signedBy(mixed(1200), ['IT', 'CA', long])]),
    hung(
      'years of a topic',
      long,
      topicTimelineSvg({ name: long, years: [1959, 2026], perYear }, language, day),
    ),
    hung(
      'a year of a topic',
      'Torture',
      topicTimelineSvg({ name: 'Torture', years: [2026, 2026], perYear: [123_456] }, language, day),
    ),
    hung('years of a person', long, personTimelineSvg(person, language, day)),
    ...ofCounts(language, hung),
    ...networks.map(({ name, draw }) => hung(name, 'Who signs', draw[language])),
  ];
});
