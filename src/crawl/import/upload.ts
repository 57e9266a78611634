import { readPage } from '../../source/page/read-page.ts';
import { openSaved } from '../../source/files/saved-file.ts';
import type { UploadItem, UploadOutcome, UploadState } from '../../store/db/schema.ts';
import { closeUpload, lockUpload, type Upload } from '../../store/crawl/uploads.ts';
import { fileIdInPath, savedAddress } from './page-address.ts';
import { changeKinds } from './report.ts';
import { storeDeclaration, type StoreContext } from './store-page.ts';

/** Reads one file that somebody saved: a page (HTML, MHTML, text) or a PDF. */
export async function readUpload(
  file: { readonly name: string; readonly bytes: Uint8Array; readonly contentType: string | null },
  assemblyHosts: readonly string[],
): Promise<UploadItem> {
  const { name, bytes, contentType } = file;
  const opened = await openSaved(bytes, contentType);
  if (opened.kind === 'unreadable') return { name, found: { kind: opened.what, detail: null } };
  const saved = savedAddress(opened.text, assemblyHosts, opened.url);
  const reading = readPage(opened.text, saved.url === null ? {} : { url: saved.url });
  if (reading.kind !== 'declaration') return { name, found: { kind: reading.kind, detail: reading.reason } };
  const { declaration } = reading;
  const inName = fileIdInPath(name);
  // "682.pdf" and "Doc 14933.pdf" are named after what is in them.
  const isNumber = inName === declaration.number || inName === declaration.document;
  const fileId = saved.fileId ?? (isNumber ? null : inName);
  return { name, found: { kind: 'declaration', declaration, fileId, url: saved.url } };
}

export type Decision = Exclude<UploadState, 'open'>;

/** What became of an upload; `isNow` when it was decided by this press and not by one before. */
export interface Decided {
  readonly upload: Upload;
  readonly isNow: boolean;
}

/**
 * Does with an upload what the operator decided, once: a second press finds what the first one did. All of it is
 * stored together, with the alerts, or nothing.
 *
 * @returns `null` when the upload was forgotten.
 */
export async function decideUpload(
  id: number,
  decision: Decision,
  context: StoreContext,
): Promise<Decided | null> {
  const { db, now, log } = context;
  return db.transaction(async (tx) => {
    const upload = await lockUpload(tx, id, now());
    if (upload === null || upload.state !== 'open') return upload && { upload, isNow: false };
    const outcomes: UploadOutcome[] = [];
    for (const { found } of decision === 'discarded' ? [] : upload.items) {
      if (found.kind !== 'declaration') continue;
      const { declaration, fileId, url } = found;
      const announce = decision === 'announced' ? 'always' : 'never';
      const source = { fileId, url, isCertain: true };
      const stored = await storeDeclaration(declaration, source, null, { ...context, db: tx, announce });
      const kind = stored.kind === 'declaration' ? changeKinds[stored.change] : 'failed';
      outcomes.push({ number: declaration.number, kind, alerts: 'alerts' in stored ? stored.alerts : 0 });
    }
    await closeUpload(tx, id, decision, outcomes);
    log.info({ upload: id, decision, outcomes }, 'an upload was decided');
    return { upload: { ...upload, state: decision, outcomes }, isNow: true };
  });
}
