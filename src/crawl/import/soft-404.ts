import { fileIdOf, textUrl } from '../../source/http/file-address.ts';
import { decode } from '../../source/http/decode.ts';
import { fingerprint, impossibleId } from '../../source/page/soft-404.ts';
import type { Fetcher } from '../../source/http/fetcher.ts';

/**
 * Whether a page is what the site shows for files that do not exist, where it shows a page instead of
 * saying that there is none; `null` when that cannot be told just now.
 */
export type Soft404Check = (text: string) => Promise<boolean | null>;

/** What it takes to ask the site. */
interface SiteContext {
  readonly fetcher: Fetcher;
  readonly assemblyUrl: string;
  readonly signal: AbortSignal;
}

/** Asks the site for a file that cannot be, once, and only when there is a page to compare with. */
export function createSoft404Check(context: SiteContext): Soft404Check {
  let blank: string | null | undefined;

  const probe = async (): Promise<string | null | undefined> => {
    const { fetcher, assemblyUrl, signal } = context;
    const fetched = await fetcher.get(textUrl(impossibleId, 'en', assemblyUrl), { signal });
    switch (fetched.kind) {
      case 'ok':
        return fileIdOf(fetched.url) === impossibleId
          ? fingerprint(decode(fetched.bytes, fetched.contentType))
          : null;
      case 'gone':
        return null;
      default:
        return undefined;
    }
  };

  return async (text) => {
    blank ??= blank === null ? null : await probe();
    return blank === undefined ? null : blank === fingerprint(text);
  };
}

/** Whether an address is where the site leads whoever asks for a file that does not exist; `null` when that cannot be told just now. */
export type AwayCheck = (url: string) => Promise<boolean | null>;

/** Asks the site for a file that cannot be, once it has led away from a file. */
export function createAwayCheck(context: SiteContext): AwayCheck {
  let leadsTo: string | null | undefined;

  const probe = async (): Promise<string | null | undefined> => {
    const { fetcher, assemblyUrl, signal } = context;
    const fetched = await fetcher.get(textUrl(impossibleId, 'en', assemblyUrl), { signal });
    if (fetched.kind === 'gone') return null;
    if (fetched.kind !== 'ok') return undefined;
    return fileIdOf(fetched.url) === impossibleId ? null : placeOf(fetched.url);
  };

  return async (url) => {
    leadsTo ??= leadsTo === null ? null : await probe();
    return leadsTo === undefined ? null : leadsTo === placeOf(url);
  };
}

/** Without the number of the file, which it may bear. */
const placeOf = (url: string): string => new URL(url).pathname.replace(/\d+/gu, '');
