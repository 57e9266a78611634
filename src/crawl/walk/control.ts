import { textUrl } from '../../source/http/file-address.ts';
import { impossibleId } from '../../source/page/soft-404.ts';
import { provenPages } from '../../store/crawl/page-inbox.ts';
import { observe, type Observation, type Unserved } from '../observe.ts';
import type { WalkContext } from './options.ts';

/** Known documents asked for before the site is believed to have lost its documents. */
const controls = 3;

/** What an answer is known by when another file gets it as well; `null` for what cannot be compared. */
export function soft404Fingerprint(observation: Observation): string | null {
  switch (observation.kind) {
    case 'gone':
      return 'gone';
    case 'elsewhere':
      return `elsewhere:${observation.to.replace(/\d+/gu, '')}`;
    case 'shown':
      return `page:${observation.likeness}`;
    default:
      return null;
  }
}

/** What the site answers now for a file that cannot be: what answers like it is not there. */
export async function probeSoft404(
  context: WalkContext,
): Promise<Unserved | { readonly kind: 'probed'; readonly mark: string | null }> {
  const url = textUrl(impossibleId, 'en', context.assemblyUrl);
  const observation = await observe({ fileId: impossibleId, url }, context, pause(context));
  return observation.kind === 'unserved'
    ? observation
    : { kind: 'probed', mark: soft404Fingerprint(observation) };
}

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
    const observation = await observe(page, context, pause(context));
    if (observation.kind === 'unserved') return observation;
    if (observation.kind === 'shown' && observation.isProof && soft404Fingerprint(observation) !== nothing)
      return { kind: 'shown' };
  }
  const [highest] = pages;
  return highest === undefined ? { kind: 'none known' } : { kind: 'hidden', fileId: highest.fileId };
}

export const pause = ({ walk }: WalkContext): { readonly pauseMs: number } => ({ pauseMs: walk.pauseMs });
