import type { Database } from '../../../src/store/db/database.ts';
import { setKeyValue } from '../../../src/store/db/key-value.ts';
import { noteWatched } from '../../../src/store/crawl/verdicts.ts';
import { noon } from './declarations.ts';

/** The site of which the stores of tests speak. */
export const site = 'https://assembly.example';

/** As if a walk had come so far; to the end where `caughtUp`. */
export async function walked(
  db: Database,
  {
    reachedOn = null,
    caughtUp = false,
  }: { readonly reachedOn?: string | null; readonly caughtUp?: boolean | Date },
): Promise<void> {
  await noteWatched(db, site);
  await setKeyValue(db, `walk:${site}`, {
    floor: 32_888,
    startedAt: noon,
    highest: 33_000,
    next: 33_001,
    frontierAt: caughtUp === true ? noon : caughtUp || null,
    beganOn: reachedOn === null ? null : '2023-06-20',
    reachedOn,
    asked: 112,
    declarations: 7,
    failures: 0,
    nextTryAt: noon,
    probedAt: null,
    nothing: null,
  });
}
