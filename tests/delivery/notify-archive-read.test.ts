import { beforeEach, expect, test } from 'vitest';
import type { SearchResult, Posted, Posting } from '../../src/delivery/courier.ts';
import { notifyArchiveRead } from '../../src/delivery/notify-archive-read.ts';
import { noteReading } from '../../src/store/crawl/archive-notice.ts';
import { deleteKeyValue } from '../../src/store/db/key-value.ts';
import { subscribe } from '../../src/store/subscriptions/subscriptions.ts';
import { useDatabase } from '../support/database.ts';
import { archived, keep } from '../support/declarations/declarations.ts';
import { quiet } from '../support/log.ts';
import { site, walked } from '../support/declarations/walked.ts';

const db = useDatabase();
const hour = 60 * 60_000;
const began = () => new Date(Date.now() - hour);

let posted: Posting[];

/** One look at the end of the archive, with a Discord that answers so. */
const tell = (
  answer: (posting: Posting) => Posted = () => ({ kind: 'sent', messageId: '1', threadId: null }),
  find: () => SearchResult = () => ({ kind: 'absent' }),
) =>
  notifyArchiveRead({
    db: db(),
    log: quiet,
    now: () => new Date(),
    assemblyUrl: site,
    signal: new AbortController().signal,
    courier: {
      post: async (posting) => {
        posted.push(posting);
        return answer(posting);
      },
      find: async () => find(),
    },
  });
const told = () => posted.map(({ place }) => place.channelId);
const lost: Posted = { kind: 'retry', reason: { code: 'unreachable' }, afterMs: null, unsure: true };

const follow = (channelId: string) =>
  subscribe(db(), {
    guildId: '1',
    channelId,
    language: channelId === '20' ? 'fr' : null,
    usualLanguage: 'en',
    filter: {},
  });

beforeEach(async () => {
  posted = [];
  await keep(db(), archived(682));
  await noteReading(db(), site, began());
  await walked(db(), { reachedOn: '2024-03-14' });
});

/** The walk comes to the last file there is. */
const complete = () => walked(db(), { reachedOn: '2026-10-01', caughtUp: new Date() });

test('each channel that was subscribed while the archive was read is told once that it is', async () => {
  await follow('10');
  await follow('20');
  expect(await tell()).toBe(0);
  await complete();
  await follow('30');
  expect(await tell()).toBe(2);
  expect(await tell()).toBe(0);
  expect(posted).toMatchObject([
    {
      place: { channelId: '10', language: 'en', roleId: null },
      content: { kind: 'archive', declarations: 1 },
    },
    { place: { channelId: '20', language: 'fr' } },
  ]);
});

test('an archive that an earlier version read to its end is no news', async () => {
  await follow('10');
  await complete();
  await deleteKeyValue(db(), `archive:${site}`);
  await noteReading(db(), site, new Date());
  expect(await tell()).toBe(0);
  expect(posted).toEqual([]);
});

test('a channel that cannot be posted in is left out, and the others are told', async () => {
  for (const id of ['10', '20', '30']) await follow(id);
  await complete();
  expect(
    await tell(({ place }) =>
      place.channelId === '10'
        ? { kind: 'closed', reason: { code: 'gone' } }
        : { kind: 'sent', messageId: '1', threadId: null },
    ),
  ).toBe(2);
  expect(told()).toEqual(['10', '20', '30']);
});

test('an outage is waited out, and goes on where it began', async () => {
  for (const id of ['10', '20']) await follow(id);
  await complete();
  const failed = await tell(({ place }) =>
    place.channelId === '20' ? { ...lost, unsure: false } : { kind: 'sent', messageId: '1', threadId: null },
  );
  expect(failed).toBe(1);
  expect(await tell()).toBe(1);
  expect(told()).toEqual(['10', '20', '20']);
});

test('what may have been posted is looked for, and posted again only when it is not there', async () => {
  await follow('10');
  await complete();
  await tell(() => lost);
  expect(await tell(undefined, () => ({ kind: 'found', messageId: '1', threadId: null }))).toBe(1);
  expect(told()).toEqual(['10']);
});

test('a process that dies while it posts leaves behind what it was about', async () => {
  await follow('10');
  await complete();
  await expect(
    tell(() => {
      throw new Error('killed');
    }),
  ).rejects.toThrow('killed');
  expect(await tell(undefined, () => ({ kind: 'hidden' }))).toBe(0);
  expect(told()).toEqual(['10']);
});

test('a channel that never answers does not keep the others from being told', async () => {
  for (const id of ['10', '20']) await follow(id);
  await complete();
  for (let look = 0; look < 12; look += 1)
    await tell(({ place }) =>
      place.channelId === '10'
        ? { ...lost, unsure: false }
        : { kind: 'sent', messageId: '1', threadId: null },
    );
  expect(told().filter((id) => id === '20')).toHaveLength(1);
});
