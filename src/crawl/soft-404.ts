import { textUrl } from '../source/http/file-address.ts';
import { impossibleId } from '../source/page/soft-404.ts';
import { observe, type ObserveContext, type PageRequest, type Served, type Unserved } from './observe.ts';

/** What an answer is known by when another file gets it as well; `null` for what cannot be compared. */
export function soft404Fingerprint(served: Served): string | null {
  switch (served.kind) {
    case 'gone':
      return 'gone';
    case 'elsewhere':
      return `elsewhere:${served.to.replace(/\d+/gu, '')}`;
    case 'shown':
      return `page:${served.likeness}`;
    case 'unchanged':
    case 'broken':
    case 'refused':
      return null;
  }
}

/** What the site answers now for a file that cannot be: what answers like it is not there. */
export async function probeSoft404(
  context: ObserveContext,
  options: Pick<PageRequest, 'pauseMs' | 'isEvidence'> = {},
): Promise<Unserved | { readonly kind: 'probed'; readonly mark: string | null }> {
  const url = textUrl(impossibleId, 'en', context.assemblyUrl);
  const observation = await observe({ fileId: impossibleId, url, ...options }, context);
  return observation.kind === 'unserved'
    ? observation
    : { kind: 'probed', mark: soft404Fingerprint(observation) };
}

/** Whether an answer is what the site gives for files that do not exist; `null` when that cannot be told just now. */
export type Soft404Check = (served: Served) => Promise<boolean | null>;

/** Probes the site once, and only when there is an answer to compare with. */
export function createSoft404Check(context: ObserveContext): Soft404Check {
  let mark: string | null = null;
  return async (served) => {
    if (mark === null) {
      const probed = await probeSoft404(context, { isEvidence: false });
      mark = probed.kind === 'probed' ? probed.mark : null;
    }
    return mark === null ? null : mark === soft404Fingerprint(served);
  };
}
