import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { classifierVersion } from '../../../src/classify/version.ts';
import { reclassify } from '../../../src/ops/reclassify.ts';
import { countOutdated } from '../../../src/store/ingest/classify-stored.ts';
import { declarationByNumber } from '../../../src/store/declarations/declarations.ts';
import { declarations, deliveries } from '../../../src/store/db/schema.ts';
import { useDatabase } from '../../support/database.ts';
import { archived, keep, noon } from '../../support/declarations/declarations.ts';
import { follow } from '../../support/delivery/enqueue.ts';
import { quiet } from '../../support/log.ts';

const db = useDatabase();
const context = () => ({ db: db(), log: quiet, now: () => noon });
const never = new AbortController().signal;

/** As an earlier version would have left it. */
async function spoil(number: number): Promise<void> {
  const { id } = (await declarationByNumber(db(), number, 'en')) ?? { id: 0 };
  await db().execute(sql`delete from declaration_topics where declaration_id = ${id}`);
  await db().execute(
    sql`insert into declaration_topics (declaration_id, topic, evidence) values (${id}, 'health', array['x'])`,
  );
  await db().execute(sql`update texts set summary = 'Old.' where declaration_id = ${id}`);
  await db()
    .update(declarations)
    .set({ concerns: ['XX'], classifiedWith: classifierVersion - 1 })
    .where(eq(declarations.id, id));
}

const about = async (number: number) => {
  const held = await declarationByNumber(db(), number, 'en');
  return { topics: held?.topics.map(({ id }) => id), concerns: held?.concerns, summary: held?.summary };
};

test('what another version classified is classified again, alerting nobody', async () => {
  await keep(db(), archived(682));
  await keep(db(), archived(705));
  const before = [await about(682), await about(705)];
  await spoil(682);
  await follow(db(), 'everything', {});
  expect(await about(682)).toEqual({ topics: ['health'], concerns: ['XX'], summary: 'Old.' });
  expect(await reclassify(context(), never)).toBe(1);
  expect([await about(682), await about(705)]).toEqual(before);
  expect(await countOutdated(db())).toBe(0);
  expect(await db().select().from(deliveries)).toEqual([]);
  expect(await reclassify(context(), never)).toBe(0);
});

test('stopped on the way, it goes on at the next start', async () => {
  await keep(db(), archived(682));
  await spoil(682);
  expect(await reclassify(context(), AbortSignal.abort())).toBe(0);
  expect(await countOutdated(db())).toBe(1);
  expect(await reclassify(context(), never)).toBe(1);
});

test('a text in the second language brings its own evidence, and the topics stay', async () => {
  await keep(db(), archived(572));
  const english = await declarationByNumber(db(), 572, 'en');
  await keep(db(), archived(572, 'fr'));
  const french = await declarationByNumber(db(), 572, 'fr');
  expect(french?.language).toBe('fr');
  expect(french?.topics.map(({ id }) => id)).toContain('armed-conflict');
  const text = [french?.title, ...(french?.paragraphs ?? [])].join(' ');
  for (const { evidence } of french?.topics ?? [])
    for (const words of evidence) expect(text).toContain(words);
  expect(await declarationByNumber(db(), 572, 'en')).toMatchObject({ topics: english?.topics });
});
