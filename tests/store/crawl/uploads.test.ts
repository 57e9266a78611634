import { expect, test } from 'vitest';
import { forgetWhatIsOver } from '../../../src/store/ops/retention.ts';
import { uploads } from '../../../src/store/db/schema.ts';
import { saveUpload, lockUpload, uploadsKeptMs } from '../../../src/store/crawl/uploads.ts';
import { useDatabase } from '../../support/database.ts';
import { later, noon } from '../../support/declarations/declarations.ts';

const db = useDatabase();

test('what an operator attached is deleted when its time is over, though nobody attaches anything', async () => {
  const items = [{ name: 'a.html', found: { kind: 'other', detail: null } }] as const;
  const { id } = await saveUpload(db(), items, noon);
  await forgetWhatIsOver(db(), later(uploadsKeptMs - 1));
  expect(await db().select().from(uploads)).toHaveLength(1);
  expect(await db().transaction((tx) => lockUpload(tx, id, later(uploadsKeptMs)))).toBeNull();
  await forgetWhatIsOver(db(), later(uploadsKeptMs));
  expect(await db().select().from(uploads)).toEqual([]);
});
