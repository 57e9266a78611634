import type { Database } from '../store/db/database.ts';
import { walkState } from '../store/crawl/walk-state.ts';
import { deliveryFigures } from '../store/delivery/delivery-figures.ts';
import type { StoredFigures } from './metrics.ts';
import { readSourceView } from './seeing.ts';

const dayMs = 86_400_000;

/** What the database says of the sources and the deliveries, for the metrics. */
export async function readStoredFigures(
  db: Database,
  assemblyUrl: string,
  now: Date,
): Promise<StoredFigures> {
  const { verdict } = await readSourceView(db, now, assemblyUrl);
  const walked = await walkState(db, assemblyUrl);
  const { byState, oldest, oldestDueSeconds } = await deliveryFigures(db, now);
  return {
    verdict: {
      kind: verdict.kind,
      ageSeconds: Math.max(0, (now.getTime() - verdict.since.getTime()) / 1000),
    },
    walk:
      walked === null
        ? null
        : {
            next: walked.next,
            highest: walked.highest,
            lagDays:
              walked.frontierAt !== null || walked.reachedOn === null
                ? 0
                : Math.max(0, (now.getTime() - Date.parse(walked.reachedOn)) / dayMs),
          },
    deliveries: byState,
    oldest,
    oldestDueSeconds,
  };
}
