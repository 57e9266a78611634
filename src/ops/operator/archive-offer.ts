import { archiveState } from '../../store/crawl/archive-walk.ts';
import { walkState } from '../../store/crawl/walk-state.ts';
import type { Operator } from './news.ts';
import { archiveDays } from '../../crawl/archive/read-archive.ts';
import type { Context } from '../../context.ts';

/**
 * Tells the operator, once in the life of a database, that what is older than the walk's beginning can be read, when the walk
 * has caught up and nobody asked for it yet.
 */
export async function offerArchive(
  { db, assemblyUrl }: Context & { readonly assemblyUrl: string },
  operator: Operator,
): Promise<void> {
  const walked = await walkState(db, assemblyUrl);
  if (walked === null || walked.frontierAt === null || walked.floor <= 1 || walked.declarations === 0) return;
  const next = (await archiveState(db, assemblyUrl))?.next ?? walked.floor - 1;
  if (next < 1) return;
  await operator.tell({ kind: 'archive', before: next + 1, days: archiveDays(next) });
}
