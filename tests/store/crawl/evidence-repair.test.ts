import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { setKeyValue, keyValuesNamed } from '../../../src/store/db/key-value.ts';
import { migrationsFolder } from '../../../src/store/db/migrate.ts';
import { missingFiles, pages } from '../../../src/store/db/schema.ts';
import { walkState } from '../../../src/store/crawl/walk-state.ts';
import { useDatabase } from '../../support/database.ts';
import { noon } from '../../support/declarations/declarations.ts';

const db = useDatabase();
const site = 'https://pace.example';

/** The statements of the migration that change rows. */
function repairs(): string[] {
  const folder = migrationsFolder();
  const file = readdirSync(folder).find((name) => name.endsWith('_evidence.sql')) ?? '';
  const statements = readFileSync(join(folder, file), 'utf8').split('--> statement-breakpoint');
  return statements.filter((statement) => !/^\s*(?:create|alter) /iu.test(statement));
}

/** A database as the version before left it. */
async function leave(): Promise<void> {
  const url = site;
  const seenAt = noon;
  const page = { url, seenAt, readAt: noon, state: 'other', baseline: false } as const;
  const noHeading = 'There is no heading of a written declaration on the page.';
  await db()
    .insert(pages)
    .values([
      { ...page, fileId: 100, state: 'declaration' },
      {
        ...page,
        fileId: 101,
        reason: 'The heading is that of another kind of document: Report.',
        baseline: true,
      },
      { ...page, fileId: 103, reason: noHeading, baseline: true },
      { ...page, fileId: 104, reason: 'pace.example has nothing at this address (404).' },
      ...[105, 106, 107].map((fileId) => ({ ...page, fileId, reason: noHeading })),
      { ...page, fileId: 108, state: 'incomplete', readAt: null },
    ]);
  const gap = { left: [99], looks: 1, nextLookAt: noon, since: '2026-01-05' };
  await setKeyValue(db(), `walk-gap:${site}:baseline:0`, { ...gap, ids: [97, 99], baseline: true });
  await setKeyValue(db(), `walk-gap:${site}:news:0`, { ...gap, ids: [99], baseline: false });
  await setKeyValue(db(), `walk:${site}`, {
    floor: 97,
    startedAt: noon,
    highest: 107,
    next: 110,
    distance: 12,
    frontierAt: noon,
    beganOn: null,
    reachedOn: null,
    asked: 20,
    declarations: 1,
    failures: 0,
    nextTryAt: noon,
    probedAt: noon,
    blank: 'abc',
  });
}

test('what an earlier version skipped is asked for again, as what it was', async () => {
  await leave();
  for (const statement of repairs()) await db().execute(sql.raw(statement));
  const inbox = await db().select().from(pages).orderBy(pages.fileId);
  expect(
    inbox.map(({ fileId, state, baseline, headingAt }) => [fileId, state, baseline, headingAt !== null]),
  ).toEqual([
    [100, 'declaration', false, true],
    [101, 'other', true, true],
    [103, 'incomplete', true, false],
    [104, 'waiting', false, false],
    [105, 'incomplete', false, false],
    [106, 'incomplete', false, false],
    [107, 'incomplete', false, false],
    [108, 'incomplete', false, false],
  ]);
  const [newest, next] = [107, 106].map(
    (id) => inbox.find(({ fileId }) => fileId === id)?.nextTryAt.getTime() ?? 0,
  );
  expect(newest).toBeLessThan(next ?? 0);
  expect(await walkState(db(), site)).toMatchObject({ highest: 101, next: 102, frontierAt: noon });
});

test('gaps keep their place, and those given up are gaps again', async () => {
  await leave();
  for (const statement of repairs()) await db().execute(sql.raw(statement));
  const gaps = await db().select().from(missingFiles).orderBy(missingFiles.fileId);
  expect(gaps.map(({ fileId, baseline, looks }) => [fileId, baseline, looks])).toEqual([
    [97, true, 1],
    [98, true, 0],
    [99, false, 1],
  ]);
  expect(await keyValuesNamed(db(), 'walk-gap:')).toEqual([]);
});

test('a database without a walk is left as it is', async () => {
  for (const statement of repairs()) await db().execute(sql.raw(statement));
  expect(await db().select().from(missingFiles)).toEqual([]);
});
