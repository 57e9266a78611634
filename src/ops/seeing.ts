import { publicAddress } from '../source/http/file-address.ts';
import type { Database } from '../store/db/database.ts';
import { nextFile, seeingFacts, watchedSite, type WalkProgress } from '../store/crawl/verdicts.ts';
import { verdictOf, type Verdict } from '../crawl/verdict.ts';

/** Whether a new declaration would be found, and how far the archive is read. */
export interface SourceView {
  readonly verdict: Verdict;
  /** `null` where nobody walks over the file ids. */
  readonly progress: WalkProgress | null;
}

/** The verdict at this moment on one site; on the one that is watched where none is named. */
export async function readSourceView(db: Database, now: Date, assemblyUrl?: string): Promise<SourceView> {
  const facts = await seeingFacts(db, assemblyUrl ?? (await watchedSite(db)) ?? '', now);
  return { verdict: verdictOf(facts, now), progress: facts.walk };
}

/** The text of the file that comes next, for a person to look at. */
export async function addressToLookAt(db: Database, assemblyUrl: string): Promise<string> {
  const next = await nextFile(db, assemblyUrl);
  return next === null ? assemblyUrl : `${publicAddress(next, 'en', assemblyUrl)}/html`;
}
