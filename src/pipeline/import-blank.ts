import { fileIdOf } from '../source/address.ts';
import { decode } from '../source/decode.ts';
import { fingerprint, impossibleId } from '../source/nothing.ts';
import { textUrl, type ImportContext } from './import-keep.ts';

/**
 * Whether a page is what the site shows for files that do not exist, where it shows a page instead of
 * saying that there is none; `null` when that cannot be told just now.
 */
export type BlankCheck = (text: string) => Promise<boolean | null>;

/** Asks the site for a file that cannot be, once, and only when there is a page to compare with. */
export function createBlankCheck(
  context: Pick<ImportContext, 'fetcher' | 'assemblyUrl' | 'signal'>,
): BlankCheck {
  let blank: string | null | undefined;

  const probe = async (): Promise<string | null | undefined> => {
    const { fetcher, assemblyUrl, signal } = context;
    const fetched = await fetcher.get(textUrl(impossibleId, assemblyUrl), { signal });
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
