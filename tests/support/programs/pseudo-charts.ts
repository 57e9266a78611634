import '../../../tools/pseudo-locale/preload.ts';
import { mixed, signedBy } from '../../discord/charts/support.ts';

/** Draws every chart in the pseudo-locale and prints the drawings, as JSON, in one line. */
const { hemicycleSvg } = await import('../../../src/discord/charts/hemicycle/hemicycle.ts');
const { countMapSvg, delegationMapSvg } =
  await import('../../../src/discord/charts/delegations/delegation-map.ts');
const { sourceOfMany } = await import('../../../src/discord/charts/drawing/source.ts');
const { rankingSvg } = await import('../../../src/discord/charts/bars/ranking.ts');
const { networkSvg } = await import('../../../src/discord/charts/network/network.ts');
const { personTimelineSvg, shareTimelineSvg, topicTimelineSvg } =
  await import('../../../src/discord/charts/bars/timeline.ts');

const locale = 'qps-ploc' as const;
// Titles are the Assembly's own.
const declaration = { ...signedBy(mixed(30), ['IT', 'FR', 'KZ']), title: 'Ψ', url: null };
const sheet = {
  title: 'Ψ',
  line: 'Ψ',
  source: sourceOfMany('2026-11-30', 5, locale),
  language: locale,
} as const;
const years = [
  { year: 2018, signed: 6, tabled: 2 },
  { year: 2021, signed: 1234, tabled: 0 },
];
console.log(
  JSON.stringify([
    hemicycleSvg(declaration, locale),
    delegationMapSvg(declaration, locale),
    personTimelineSvg({ name: 'Ψ', delegation: 'HU', years }, locale, '2026-11-30'),
    personTimelineSvg({ name: 'Ψ', delegation: 'HU', years: [] }, locale, '2026-11-30'),
    topicTimelineSvg({ name: 'Ψ', years: [2018, 2020], perYear: [1, 2, 3] }, locale, '2026-11-30'),
    rankingSvg(sheet, [{ label: 'Ψ', n: 1 }]),
    countMapSvg(sheet, new Map([['IT', 3]])),
    shareTimelineSvg(sheet, [{ year: 2020, n: 1, all: 2 }]),
    await networkSvg(sheet, [], []),
  ]),
);
