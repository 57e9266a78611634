import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder that is removed when the test that asked for it, itself or before it began, is over. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hemicycle-test-'));
  // Not a hook of the file that helps: files share what they load, so only the first would register it.
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
