import type { Locale } from '../../../locales.ts';
import type { DeclarationRecord, SignatureRecord } from '../../../assembly/record.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { cardSvg, type Sheet } from '../drawing/card.ts';
import { legend, type Key } from '../drawing/legend.ts';
import { surface } from '../drawing/palette.ts';
import { sourceOf } from '../drawing/source.ts';
import { colourOf, mapHeight, tileKey, tileMap } from './tile-map.ts';

/** Where those who signed come from. */
export function delegationMapSvg(declaration: DeclarationRecord, language: Locale): string {
  const { title, signatories } = declaration;
  const { charts, declaration: words, pictures } = messagesFor(language);
  const counts = countsOf(signatories);
  const tabling = signatories.find(({ position }) => position === 1)?.delegation;
  const highest = Math.max(1, ...counts.values());
  const sheet = {
    title,
    line: `${pictures.signedByDelegation} · ${pictures.delegations(counts.size)}`,
    source: sourceOf(declaration, language),
    body: mapHeight,
    language,
  };
  return cardSvg(sheet, ({ top, bottom }) => [
    tileMap(counts, tabling, language)(top),
    legend(
      [
        ...scaleKeys(highest, words.signatories(highest), language),
        ...(tabling === undefined ? [] : [tileKey(charts.tabled, surface.card, true)]),
      ],
      bottom - 8,
    ).markup,
  ]);
}

/** How many there are of each delegation, of whatever is counted. */
export function countMapSvg(
  sheet: Pick<Sheet, 'title' | 'line' | 'source' | 'language'>,
  counts: ReadonlyMap<string, number>,
): string {
  const { language } = sheet;
  const highest = Math.max(1, ...counts.values());
  return cardSvg({ ...sheet, body: mapHeight }, ({ top, bottom }) => [
    tileMap(counts, undefined, language)(top),
    legend(scaleKeys(highest, formatNumber(highest, language), language), bottom - 8).markup,
  ]);
}

export function countsOf(signatories: readonly SignatureRecord[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { delegation } of signatories) counts.set(delegation, (counts.get(delegation) ?? 0) + 1);
  return counts;
}

/** None, one, and the most. */
function scaleKeys(highest: number, most: string, language: Locale): Key[] {
  return [
    tileKey(messagesFor(language).charts.nobody, surface.faint),
    ...(highest > 1 ? [tileKey(formatNumber(1, language), colourOf(1, highest))] : []),
    tileKey(most, colourOf(highest, highest)),
  ];
}
