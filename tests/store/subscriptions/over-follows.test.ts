import { expect, test } from 'vitest';
import { endOverFollows } from '../../../src/store/subscriptions/over-follows.ts';
import { subscribe, subscriptionsOf } from '../../../src/store/subscriptions/subscriptions.ts';
import type { FilterInput } from '../../../src/subscriptions/filter.ts';
import { useDatabase } from '../../support/database.ts';
import { archived, keep } from '../../support/declarations/declarations.ts';

const db = useDatabase();
const ada = { userId: '7' };
const server = { guildId: '1' };

const follow = (owner: typeof ada | typeof server, filter: FilterInput) =>
  subscribe(db(), {
    ...owner,
    channelId: 'userId' in owner ? 'direct' : 'a',
    language: null,
    usualLanguage: 'en',
    filter,
  });

test('what somebody follows for added names alone ends when none can be added any more', async () => {
  await keep(db(), { ...archived(682), date: '2026-01-05' });
  await follow(ada, { declaration: [682] });
  await follow(ada, { declaration: [682, 9999] });
  await follow(ada, { concerns: ['KZ'] });
  await follow(server, { declaration: [682] });
  const kept = async () => (await subscriptionsOf(db(), ada)).map(({ filter }) => filter);
  expect(await endOverFollows(db(), new Date('2026-10-01T12:00:00Z'))).toBe(0);
  expect(await endOverFollows(db(), new Date('2026-12-01T12:00:00Z'))).toBe(1);
  expect(await kept()).toEqual([{ declaration: [682, 9999] }, { concerns: ['KZ'] }]);
  expect(await subscriptionsOf(db(), server)).toHaveLength(1);
});
