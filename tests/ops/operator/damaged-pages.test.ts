import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { notifyDamagedPages } from '../../../src/ops/operator/damaged-pages.ts';
import { pages } from '../../../src/store/db/schema.ts';
import { useDatabase } from '../../support/database.ts';
import { later, noon } from '../../support/declarations/declarations.ts';
import { listening } from '../../support/operator.ts';

const db = useDatabase();
const day = 24 * 60 * 60_000;

async function setAside(fileId: number, over: Partial<typeof pages.$inferInsert> = {}): Promise<void> {
  await db()
    .insert(pages)
    .values({
      fileId,
      url: `https://pace.coe.int/${fileId}`,
      state: 'incomplete',
      baseline: false,
      seenAt: noon,
      ...over,
    });
}

test('one damaged page is worth a word after days, and its end another', async () => {
  const ear = listening(db());
  const look = (days: number) => {
    const now = () => later(days * day);
    return notifyDamagedPages({ db: db(), now }, ear.desk(now));
  };
  await setAside(100);
  await look(1);
  expect(ear.heard).toEqual([]);
  for (const days of [3, 4, 5]) await look(days);
  expect(ear.heard).toEqual([{ kind: 'pages', count: 1, oldest: noon, files: [100] }]);
  await db().update(pages).set({ state: 'declaration' }).where(eq(pages.fileId, 100));
  for (const days of [6, 7]) await look(days);
  expect(ear.heard.slice(1)).toEqual([{ kind: 'pages', count: 0, oldest: null, files: [] }]);
});

test('many at once are worth one at once; what is not there, or was tried seldom, is not damaged', async () => {
  const ear = listening(db());
  const look = () =>
    notifyDamagedPages(
      { db: db(), now: () => noon },
      ear.desk(() => noon),
    );
  for (const fileId of [1, 2, 3, 4]) await setAside(fileId);
  await setAside(5, { state: 'waiting', attempts: 20, goneCount: 3 });
  await setAside(6, { state: 'waiting', attempts: 2 });
  await look();
  expect(ear.heard).toEqual([]);
  // There, and not to be stored.
  await setAside(7, { state: 'waiting', attempts: 20 });
  for (const _ of [1, 2]) await look();
  expect(ear.heard).toEqual([{ kind: 'pages', count: 5, oldest: noon, files: [7, 4, 3, 2, 1] }]);
});
