import { delegations } from '../../../src/assembly/delegation.ts';
import { families } from '../../../src/assembly/group.ts';
import type { DeclarationRecord } from '../../../src/assembly/record.ts';
import { personTimelineSvg, topicTimelineSvg } from '../../../src/discord/charts/bars/timeline.ts';
import { delegationMapSvg } from '../../../src/discord/charts/delegations/delegation-map.ts';
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

const ofMany = /(?:As of|État au) 30 nov\w+ 2026 · pace\.coe\.int/iu;

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
  ];
});
