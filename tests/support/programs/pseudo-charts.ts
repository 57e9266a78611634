import '../../../tools/pseudo-locale/preload.ts';
import { mixed, signedBy } from '../../discord/charts/support.ts';

/** Draws every chart in the pseudo-locale and prints the drawings, as JSON, in one line. */
const { hemicycleSvg } = await import('../../../src/discord/charts/hemicycle/hemicycle.ts');
const { delegationMapSvg } = await import('../../../src/discord/charts/delegations/delegation-map.ts');
const { personTimelineSvg, topicTimelineSvg } = await import('../../../src/discord/charts/bars/timeline.ts');

const locale = 'qps-ploc';
// Titles are the Assembly's own.
const declaration = { ...signedBy(mixed(30), ['IT', 'FR', 'KZ']), title: 'Ψ', url: null };
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
  ]),
);
