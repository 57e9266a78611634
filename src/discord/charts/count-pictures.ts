import { formatList, formatNumber } from '../../i18n/format.ts';
import { messagesFor } from '../../i18n/messages.ts';
import type { Locale } from '../../locales.ts';
import { rankingSvg, type Rank } from './bars/ranking.ts';
import { shareTimelineSvg, yearsSvg, type SharedYear } from './bars/timeline.ts';
import { countMapSvg } from './delegations/delegation-map.ts';
import { counted, whole } from './described.ts';
import { sourceOfMany, today } from './drawing/source.ts';
import { looksOf } from './hemicycle/benches.ts';
import { overlapSvg, type Overlap } from './overlap/overlap.ts';
import { picture, type Picture } from './picture.ts';

/** What stands above a picture, in the reader's language. */
export interface Headed {
  readonly title: string;
  readonly line: string;
}

/** One of the things counted: its code, what it is called, and how many. */
export interface Counted {
  readonly key: string;
  readonly label: string;
  readonly n: number;
  /** "12%" */
  readonly share: string | null;
}

/** @param day `YYYY-MM-DD`, up to which it is counted. */
function sheet(headed: Headed, held: number | null, language: Locale, day: string) {
  return { ...headed, source: sourceOfMany(day, held, language), language };
}

/** Declarations by year, in any order. @param held all declarations there are. */
export function yearsPicture(
  headed: Headed,
  sums: readonly Counted[],
  held: number | null,
  language: Locale,
  day = today(),
): Promise<Picture> {
  const years = sums
    .map(({ key, n }) => ({ year: Number(key), n }))
    .toSorted((one, other) => one.year - other.year);
  const said = counted(sums, language);
  return picture(
    'by-year.png',
    yearsSvg(sheet(headed, held, language, day), years),
    whole(messagesFor(language).pictures.described.bars(headed.title, said)),
  );
}

/** Declarations by delegation, on the map of tiles. */
export function delegationCountsPicture(
  headed: Headed,
  sums: readonly Counted[],
  held: number | null,
  language: Locale,
  day = today(),
): Promise<Picture> {
  const counts = new Map(sums.map(({ key, n }) => [key, n]));
  return picture(
    'by-delegation.png',
    countMapSvg(sheet(headed, held, language, day), counts),
    whole(messagesFor(language).pictures.described.map(headed.title, counted(sums, language))),
  );
}

/** Declarations by topic or the like, most first. @param name of the file. */
export function rankingPicture(
  name: string,
  headed: Headed,
  ranks: readonly Rank[],
  held: number | null,
  language: Locale,
  day = today(),
): Promise<Picture> {
  return picture(
    `${name}.png`,
    rankingSvg(sheet(headed, held, language, day), ranks),
    whole(messagesFor(language).pictures.described.bars(headed.title, counted(ranks, language))),
  );
}

/** Declarations by political group, each in the colour and shape that it has wherever it is drawn. */
export function groupCountsPicture(
  headed: Headed,
  sums: readonly Counted[],
  held: number | null,
  language: Locale,
  day = today(),
): Promise<Picture> {
  const looks = new Map(looksOf(sums.map(({ key }) => key)).map(({ code, ...look }) => [code, look]));
  const ranks = sums.map(({ key, ...rank }): Rank => {
    const look = looks.get(key);
    return look === undefined ? rank : { ...rank, look };
  });
  return rankingPicture('by-group', headed, ranks, held, language, day);
}

/** What the members of a delegation or a group signed, year by year. */
export function sharePicture(
  headed: Headed,
  years: readonly SharedYear[],
  language: Locale,
  day = today(),
): Promise<Picture> {
  const { described } = messagesFor(language).pictures;
  const said = years
    .filter(({ n }) => n > 0)
    .toReversed()
    .map(({ year, n, all }) => described.year(year, n, all));
  return picture(
    'signed-by-members.png',
    shareTimelineSvg(sheet(headed, null, language, day), years),
    whole(described.share(headed.title, listed(said, language))),
  );
}

/** Two sets and what is in both. */
export function overlapPicture(
  headed: Headed,
  overlap: Overlap,
  language: Locale,
  day = today(),
): Promise<Picture> {
  const { described } = messagesFor(language).pictures;
  const sides = overlap.sides.map(({ name, n }) => `${name} ${formatNumber(n, language)}`);
  return picture(
    'overlap.png',
    overlapSvg(sheet(headed, null, language, day), overlap),
    whole(described.overlap(formatList(sides, language), overlap.said)),
  );
}

function listed(said: readonly string[], language: Locale): string {
  return counted(
    said.map((label) => ({ label })),
    language,
  );
}
