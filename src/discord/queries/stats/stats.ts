import { messagesFor } from '../../../i18n/messages.ts';
import type { Database } from '../../../store/db/database.ts';
import { byYear, sumOf, countersOf } from '../../../store/stats/counters.ts';
import type { Cell } from '../../../lib/csv.ts';
import { labelOf, statsPanel, type StatsBy, type StatsView } from '../../views/stats/stats.ts';
import { defineView } from '../define-view.ts';
import { wholeTable } from '../export-table.ts';
import { drawn } from '../picture.ts';
import { nothingHeld } from '../still-reading.ts';
import { statsPicture } from './stats-picture.ts';

export const statsView = defineView({
  kind: 'stats',

  answer: async (asking, { by, page }) => {
    const figures = await figuresBy(asking.db, by);
    if (figures.total === 0) return nothingHeld(asking.db, asking.language);
    const pictures = await drawn(
      () => statsPicture(figures, asking),
      asking.illustrated !== false && page === 1,
    );
    return statsPanel({ ...figures, pictures }, page, asking);
  },

  exportTable: async ({ db, language }, view) => {
    const { by, sums, total } = await figuresBy(db, view.by);
    const rows = sums.map(({ key, n }): Cell[] => [key, labelOf(by, key, language), n, total]);
    return wholeTable(
      { file: `by-${by}`, columns: [by === 'year' ? by : `${by}_code`, 'name', 'declarations', 'of'], rows },
      messagesFor(language).exporting.names.stats[by],
    );
  },
});

/** Years from the last to the first, without gaps; everything else from the most to the least. */
async function figuresBy(db: Database, by: StatsBy): Promise<StatsView> {
  const sums = await countersOf(db, by);
  const total = await sumOf(db, 'total', '', '');
  if (by !== 'year') return { by, total, sums };
  const years = byYear(sums).map(({ year, n }) => ({ key: String(year), n }));
  return { by, total, sums: years.toReversed() };
}
