import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEmbedded } from '../../../../src/store/db/embedded/open.ts';
import { copyDataDir } from '../../../support/data-dir.ts';
import { startProcess } from '../../../support/process.ts';

const home = mkdtempSync(join(tmpdir(), 'hemicycle-process-'));
let copies = 0;
const dataDir = () => copyDataDir(join(home, `copy-${(copies += 1)}`));

beforeAll(async () => {
  await dataDir();
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('a process', () => {
  test('that is killed loses nothing it had acknowledged, tears nothing, and frees its directory at once', async () => {
    const directory = await dataDir();
    const writer = startProcess('write.ts', [directory]);
    await writer.line(/committed 40/u);
    const refused = startProcess('hold.ts', [directory]);
    expect(await refused.line(/./u)).toContain(`in use by process ${writer.pid} since `);
    await refused.ended;
    writer.kill();
    await writer.ended;
    const { engine, close } = await openEmbedded(directory);
    const { rows: pairs } = await engine.query(
      'select n, count(*)::int as halves from pairs group by n order by n',
    );
    const acknowledged = writer.lines.filter((line) => line.startsWith('committed')).length;
    expect(pairs.length).toBeGreaterThanOrEqual(acknowledged);
    expect(pairs).toEqual(pairs.map((_, index) => ({ n: index + 1, halves: 2 })));
    await close();
  }, 60_000);

  test('is the only one of two that opens a directory at the same moment', async () => {
    const directory = await dataDir();
    const all = [1, 2].map(() => startProcess('hold.ts', [directory]));
    const said = await Promise.all(all.map((one) => one.line(/./u)));
    expect(said.filter((line) => line === 'opened')).toHaveLength(1);
    expect(said.filter((line) => line.startsWith('in-use:'))).toHaveLength(1);
    for (const one of all) one.kill();
    await Promise.all(all.map((one) => one.ended));
  }, 60_000);
});
