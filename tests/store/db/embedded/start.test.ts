import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openEmbedded } from '../../../../src/store/db/embedded/open.ts';
import { startProcess } from '../../../support/process.ts';

const home = mkdtempSync(join(tmpdir(), 'hemicycle-start-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

test('a first start makes the folders above; one that is killed leaves nothing that a later one takes for a database', async () => {
  const directory = join(home, 'one', 'two');
  const unprepared = join(home, 'missing');
  const databases = () => readdirSync(directory).filter((name) => name.startsWith('database'));
  // Killed when a little of it was there, and when half of it was.
  for (const files of [2, 500]) {
    const child = startProcess('create-and-die.ts', [directory, String(files), unprepared]);
    expect(await child.ended).toMatchObject({ signal: 'SIGKILL' });
    expect(existsSync(join(directory, 'database'))).toBe(false);
    expect(databases()).toHaveLength(1);
  }
  const { created, engine, close } = await openEmbedded(directory, undefined, unprepared);
  expect(created).toBe(true);
  expect(databases()).toEqual(['database']);
  expect((await engine.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  await close();
}, 240_000);
