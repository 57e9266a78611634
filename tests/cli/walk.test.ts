import { expect, test } from 'vitest';
import { walkVerb } from '../../src/cli/walk.ts';
import { missingFiles } from '../../src/store/db/schema.ts';
import { sourcesStatus } from '../../src/store/crawl/source-status.ts';
import { useDatabase } from '../support/database.ts';
import { later } from '../support/declarations/declarations.ts';
import { follow } from '../support/delivery/enqueue.ts';
import { declarationAt, useStage } from '../crawl/walk/support.ts';
import { aVerb } from './support.ts';

const db = useDatabase();
const stage = useStage(db);
const day = 24 * 60 * 60_000;

const run = async (from: string) => {
  const { verb, said } = aVerb(stage.assembly.baseUrl, db());
  return { code: await walkVerb(verb, { from }), ...said };
};

test('files that never showed a document are asked for again from there, and what is old alerts nobody', async () => {
  await follow(db(), 'all', {});
  const { assembly } = stage;
  stage.at = new Date(Date.now() + day);
  assembly.seed([declarationAt(100, 0), declarationAt(104, 1)]);
  await stage.walk();
  await stage.walk();
  assembly.seed([declarationAt(98, 2), declarationAt(102, 3)]);
  await stage.walk();
  expect((await sourcesStatus(db())).declarations).toBe(2);
  expect(await run('98')).toMatchObject({
    code: 0,
    out: [expect.stringContaining('From file 98 to 104, 5 ')],
  });
  for (let round = 0; round < 4; round += 1) {
    stage.at = later(1000, stage.at);
    await stage.walk();
  }
  expect((await sourcesStatus(db())).declarations).toBe(4);
  expect(await stage.alerts()).toEqual([]);
  const gaps = (await db().select().from(missingFiles)).map(({ fileId }) => fileId).filter((id) => id < 104);
  expect(gaps.toSorted()).toEqual([101, 103, 99].toSorted());
});

test('it says what it cannot do', async () => {
  expect(await run('x')).toMatchObject({ code: 2, err: [expect.stringContaining('file id')] });
  expect(await run('100')).toMatchObject({ code: 1, err: [expect.stringContaining('WALK_FROM')] });
  stage.assembly.publish(declarationAt(100, 0));
  await stage.walk();
  expect(await run('101')).toMatchObject({ code: 2, err: [expect.stringContaining('file 100')] });
});
