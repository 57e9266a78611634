import { expect, test } from 'vitest';
import { emptyTables, useDatabase } from '../support/database.ts';
import { follow } from '../support/delivery/enqueue.ts';
import { declarationAt, floor, useStage } from '../crawl/walk/support.ts';
import { exported, imported } from './support/files.ts';

const db = useDatabase();
const stage = useStage(db);

test('after an import only what comes behind it is asked for at once, and nobody is alerted of it', async () => {
  stage.assembly.seed([declarationAt(100, 0), declarationAt(104, 1)]);
  stage.assembly.publishOther({ fileId: 102 });
  await stage.walk();
  const folder = await exported(db());
  await emptyTables(db());
  stage.assembly.publish(declarationAt(106, 2));
  stage.asked();

  await follow(db(), 'all', {});
  const { baseUrl: assemblyUrl } = stage.assembly;
  const now = () => stage.at;
  expect(await imported(folder, db(), { assemblyUrl, floor, now })).toMatchObject({
    fresh: 2,
    walksOn: true,
  });
  expect(await stage.walk()).toMatchObject({ outcome: 'ok', kept: 1, caughtUp: true });
  expect(Math.min(...stage.asked())).toBe(105);
  expect(await stage.alerts()).toEqual([]);
});

test('what was looked through without anything found is looked at later, and is noted when it is there after all', async () => {
  stage.assembly.seed([declarationAt(100, 0), declarationAt(104, 1)]);
  await stage.walk();
  const folder = await exported(db());
  await emptyTables(db());
  const { baseUrl: assemblyUrl } = stage.assembly;
  await imported(folder, db(), { assemblyUrl, floor, now: () => stage.at });
  await stage.walk();
  stage.assembly.publish(declarationAt(103, 2));
  stage.asked();
  stage.at = new Date(stage.at.getTime() + 60 * 60_000);
  expect(await stage.walk()).toMatchObject({ kept: 1, alerts: 0 });
  expect(stage.asked()).toContain(103);
});
