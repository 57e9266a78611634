import { readFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { setKeyValue } from '../../../src/store/db/key-value.ts';
import { forgetOldCauses, saveToldCause, toldCauses } from '../../../src/store/ops/told-causes.ts';
import { useDatabase } from '../../support/database.ts';
import { later, noon } from '../../support/declarations/declarations.ts';

const db = useDatabase();
const day = 24 * 60 * 60_000;

test('what earlier versions had told is not told again', async () => {
  const since = noon.toISOString();
  await setKeyValue(db(), 'alarm:https://assembly.example/feed', { since });
  await setKeyValue(db(), 'zone-told:Mars/Olympus', true);
  await setKeyValue(db(), 'archive-offered', { at: since });
  await setKeyValue(db(), 'verdict:https://pace.coe.int', { kind: 'blind', since, told: 'blind' });
  const migration = await readFile(
    new URL('../../../migrations/0034_told_causes.sql', import.meta.url),
    'utf8',
  );
  // The column of another place is gone by now.
  const statements = migration.split('--> statement-breakpoint').filter((one) => !one.includes('told_at'));
  for (const statement of statements) await db().execute(sql.raw(statement));
  expect(Object.fromEntries(await toldCauses(db()))).toEqual({
    'source:https://assembly.example/feed': { state: 'failing', at: noon, due: null },
    'zone:Mars/Olympus': { state: 'unknown', at: expect.any(Date), due: null },
    archive: { state: 'told', at: noon, due: null },
    verdict: { state: 'blind', at: noon, due: null },
  });
});

test('what was told long ago is forgotten, but for what is said once', async () => {
  for (const key of ['delivery:700:x', 'archive'])
    await saveToldCause(db(), key, { state: 'told', at: noon, due: null });
  await forgetOldCauses(db(), later(399 * day));
  expect((await toldCauses(db())).size).toBe(2);
  await forgetOldCauses(db(), later(401 * day));
  expect([...(await toldCauses(db())).keys()]).toEqual(['archive']);
});
