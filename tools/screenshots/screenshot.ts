import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--hide-scrollbars',
  '--force-device-scale-factor=2',
  // Larger than any card; what is around the card is cut off.
  '--window-size=700,3000',
];

const names = ['chromium', 'chromium-browser', 'google-chrome'];

/** The browser asked for, or else one of the usual places; throws with what to install. */
export function findChromium(asked: string | undefined, path: string): string {
  const usual = [
    '/usr/bin/chromium',
    ...path.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name))),
  ];
  const found = (asked === undefined ? usual : [asked]).find(isProgram);
  if (found !== undefined) return found;
  throw new Error(
    asked === undefined
      ? 'The pictures are taken by Chromium, and there is none here. Install it (Debian: apt install chromium), or name one in CHROMIUM.'
      : `There is no program at ${asked}, which CHROMIUM names. Install Chromium there, or leave CHROMIUM unset.`,
  );
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether flags and signs will look like pictures; unknown, and taken as yes, where fonts cannot be listed. */
export async function hasEmojiFont(): Promise<boolean> {
  return run('fc-list', [':', 'family']).then(
    ({ stdout }) => /emoji/iu.test(stdout),
    () => true,
  );
}

/** A PNG of the page, from its upper left corner. */
export async function screenshot(chromium: string, html: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'hemicycle-tour-'));
  try {
    const [page, picture] = [join(folder, 'page.html'), join(folder, 'picture.png')];
    await writeFile(page, html);
    const own = [`--user-data-dir=${join(folder, 'profile')}`, `--screenshot=${picture}`];
    await run(chromium, [...flags, ...own, `file://${page}`], { timeout: 60_000 });
    return await readFile(picture);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
