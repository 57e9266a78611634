import type { Database } from '../../store/db/database.ts';
import { byYear, sumOf, countersOf } from '../../store/stats/counters.ts';
import { statsPanel, type StatsBy, type StatsView } from '../views/stats/stats.ts';
import type { Reply } from '../commands/command.ts';
import { nothingHeld } from './still-reading.ts';
import type { ViewOf } from '../render/custom-id.ts';
import type { QueryContext } from './context.ts';

export async function statsAnswer(asking: QueryContext, { by, page }: ViewOf<'stats'>): Promise<Reply> {
  const figures = await figuresBy(asking.db, by);
  if (figures.total === 0) return nothingHeld(asking.db, asking.language);
  return statsPanel(figures, page, asking);
}

/** Years from the last to the first, without gaps; everything else from the most to the least. */
export async function figuresBy(db: Database, by: StatsBy): Promise<StatsView> {
  const sums = await countersOf(db, by);
  const total = await sumOf(db, 'total', '', '');
  if (by !== 'year') return { by, total, sums };
  const years = byYear(sums).map(({ year, n }) => ({ key: String(year), n }));
  return { by, total, sums: years.toReversed() };
}
