import { impossibleId } from '../../source/page/soft-404.ts';
import { provenPages } from '../../store/crawl/pages/page-evidence.ts';
import { observe, type Unserved } from '../observe.ts';
import { soft404Fingerprint } from '../soft-404.ts';
import type { WalkContext } from './options.ts';

/** Known documents asked for before the site is believed to have lost its documents. */
const controls = 3;

/** `shown`: a known document is there, with its heading. `hidden`: not one of those asked for. */
export type Showing =
  { readonly kind: 'shown' | 'none known' } | { readonly kind: 'hidden'; readonly fileId: number };

/**
 * Whether the site shows documents now: asks, without validators, for the highest files up to `fileId` that are known to
 * bear a heading, until one does. No maintenance page, error or redirect does.
 *
 * @param fileId `null` for whichever are the highest.
 * @param nothing mark of what is shown for a file that cannot be, heading or not: that is no document.
 */
export async function showsDocuments(
  fileId: number | null,
  nothing: string | null,
  context: WalkContext,
): Promise<Unserved | Showing> {
  const pages = await provenPages(context.db, fileId ?? impossibleId, controls);
  for (const page of pages) {
    const observation = await observe({ ...page, ...pause(context) }, context);
    if (observation.kind === 'unserved') return observation;
    if (observation.kind === 'shown' && observation.isProof && soft404Fingerprint(observation) !== nothing)
      return { kind: 'shown' };
  }
  const [highest] = pages;
  return highest === undefined ? { kind: 'none known' } : { kind: 'hidden', fileId: highest.fileId };
}

export const pause = ({ walk }: WalkContext): { readonly pauseMs: number } => ({ pauseMs: walk.pauseMs });
