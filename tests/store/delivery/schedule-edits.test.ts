import { asc, isNotNull } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { TextLanguage } from '../../../src/assembly/declaration.ts';
import { deliveries } from '../../../src/store/db/schema.ts';
import { scheduleChanges } from '../../../src/store/delivery/schedule-edits.ts';
import { useDatabase } from '../../support/database.ts';
import { archived, keep, later, noon } from '../../support/declarations/declarations.ts';
import { enqueue, follow } from '../../support/delivery/enqueue.ts';

const db = useDatabase();

async function editedFor(id: number, language: TextLanguage): Promise<string[]> {
  await db().update(deliveries).set({ editDueAt: null });
  const change = { id, change: 'text', corrections: [] } as const;
  await db().transaction((tx) => scheduleChanges(tx, change, language, later(1)));
  const due = await db()
    .select({ channel: deliveries.channelId })
    .from(deliveries)
    .where(isNotNull(deliveries.editDueAt))
    .orderBy(asc(deliveries.channelId));
  return due.map(({ channel }) => channel);
}

test('a text that comes later is shown to those whose language reads it, and to locales nobody knows as to the default one', async () => {
  const { id } = await keep(db(), archived(682));
  await follow(db(), 'english', {}, 'en');
  await follow(db(), 'french', {}, 'fr');
  // Chosen under a version that has it.
  await follow(db(), 'unknown', {}, 'qps-ploc');
  await enqueue(db(), id);
  await db().update(deliveries).set({ state: 'sent', messageId: 'm', finishedAt: noon });
  expect(await editedFor(id, 'fr')).toEqual(['french']);
  expect(await editedFor(id, 'en')).toEqual(['english', 'unknown']);
});
