import { beforeEach, describe, expect, test } from 'vitest';
import type { PostingReason } from '../../src/assembly/delivery/posting-reason.ts';
import { latestReportPeriod } from '../../src/assembly/report-schedule.ts';
import type { SearchResult, Posted, Posting } from '../../src/delivery/courier.ts';
import { notifyReports } from '../../src/delivery/notify-reports.ts';
import { findSignatories } from '../../src/store/people/find-signatories.ts';
import { addReport, lastingKey, repeatReport, reportsOf } from '../../src/store/reports/scheduled-reports.ts';
import { channelsToProbe, resumeChannel } from '../../src/store/subscriptions/channels.ts';
import { useDatabase } from '../support/database.ts';
import { archived, keep } from '../support/declarations/declarations.ts';
import { quiet } from '../support/log.ts';

const db = useDatabase();

let posted: Posting[];
let suspended = 0;
const sent: Posted = { kind: 'sent', messageId: '1', threadId: null };
const lost: Posted = { kind: 'retry', reason: { code: 'unreachable' }, afterMs: null, unsure: true };

/** One look at a moment, with a Discord that answers so. */
const look = (
  at: string,
  answer: () => Posted = () => sent,
  find: () => SearchResult = () => ({ kind: 'absent' }),
  told: PostingReason[] = [],
) =>
  notifyReports({
    db: db(),
    log: quiet,
    now: () => new Date(at),
    signal: new AbortController().signal,
    courier: {
      post: async (posting) => {
        posted.push(posting);
        return answer();
      },
      find: async () => find(),
      tellAdministrator: async () => true,
    },
    onSuspended: () => (suspended += 1),
    onTrouble: (_due, reason) => void told.push(reason),
  });

const server = { guildId: '1', channelId: '10', usualLanguage: 'fr' } as const;
const add = (asked: Partial<Parameters<typeof addReport>[2]>, today = '2019-06-10') =>
  addReport(db(), server, { of: 'country', key: 'KZ', every: 'month', ...asked }, today);

const trouble = async () => (await reportsOf(db(), { guildId: '1' }))[0]?.report.trouble;

beforeEach(async () => {
  posted = [];
  suspended = 0;
  await keep(db(), archived(682));
});

test('a period is reported on some days after its end', () => {
  expect(latestReportPeriod('month', '2019-07-02')).toEqual({ from: '2019-05-01', to: '2019-05-31' });
  expect(latestReportPeriod('month', '2019-07-03')).toEqual({ from: '2019-06-01', to: '2019-06-30' });
  expect(latestReportPeriod('year', '2020-01-06')).toEqual({ from: '2018-01-01', to: '2018-12-31' });
  expect(latestReportPeriod('year', '2020-01-07')).toEqual({ from: '2019-01-01', to: '2019-12-31' });
  expect(latestReportPeriod('part-session', '2019-07-04').from).toBe('2019-04-01');
  expect(latestReportPeriod('part-session', '2019-07-05')).toEqual({ from: '2019-06-17', to: '2019-06-28' });
});

describe('a channel that asked for a report', () => {
  test('gets it once, at its hour by its clock, in its language; and nothing of the time before it asked', async () => {
    expect(await add({})).toBe('added');
    expect(await add({})).toBe('known');
    expect(await look('2019-06-20T12:00:00Z')).toBe(0);
    // Five in the morning in Paris.
    expect(await look('2019-07-03T03:00:00Z')).toBe(0);
    expect(await look('2019-07-03T08:00:00Z')).toBe(1);
    expect(await look('2019-07-03T08:02:00Z')).toBe(0);
    expect(await look('2019-08-02T12:00:00Z')).toBe(0);
    expect(posted).toHaveLength(1);
    expect(posted[0]).toMatchObject({
      place: { channelId: '10', language: 'fr', roleId: null },
      content: { kind: 'report', report: { period: { from: '2019-06-01', to: '2019-06-30' }, all: 1 } },
    });
    expect(
      posted[0]?.content.kind === 'report' && posted[0].content.report.entries.map(({ number }) => number),
    ).toEqual([682]);
    // Nothing happened in July: it says so.
    expect(await look('2019-08-03T12:00:00Z')).toBe(1);
    expect(posted[1]).toMatchObject({ content: { report: { entries: [] } } });
  });

  test('what may have been posted is looked for before it is posted again', async () => {
    await add({});
    expect(await look('2019-07-03T08:00:00Z', () => lost)).toBe(0);
    // Not at once.
    expect(await look('2019-07-03T08:01:00Z')).toBe(0);
    expect(posted).toHaveLength(1);
    const found: SearchResult = { kind: 'found', messageId: '1', threadId: null };
    expect(
      await look(
        '2019-07-03T09:00:00Z',
        () => sent,
        () => found,
      ),
    ).toBe(1);
    expect(posted).toHaveLength(1);
    expect(await look('2019-07-03T10:00:00Z')).toBe(0);
    expect(await look('2019-08-03T08:00:00Z', () => lost)).toBe(0);
    expect(await look('2019-08-03T09:00:00Z', () => sent)).toBe(1);
    expect(posted.map(({ nonce }) => nonce)).toEqual([posted[0]?.nonce, posted[1]?.nonce, posted[1]?.nonce]);
    expect(posted[1]?.nonce).not.toBe(posted[0]?.nonce);
  });

  test('of two that send at once, one posts', async () => {
    await add({});
    const both = await Promise.all([look('2019-07-03T08:00:00Z'), look('2019-07-03T08:00:00Z')]);
    expect(both.toSorted()).toEqual([0, 1]);
    expect(posted).toHaveLength(1);
  });

  test('a channel that Discord closed is suspended, and gets the report when it is open again, however long that takes', async () => {
    await add({});
    const closed: Posted = { kind: 'closed', reason: { code: 'noAccess' } };
    for (let day = 3; day < 20; day += 1)
      await look(`2019-07-${String(day).padStart(2, '0')}T12:00:00Z`, () => closed);
    expect(posted).toHaveLength(1);
    expect(suspended).toBe(1);
    const [probed] = await channelsToProbe(db(), { dueBy: new Date('2019-07-03T13:00:00Z') });
    expect(probed).toMatchObject({ channelId: '10', reason: { code: 'noAccess' } });
    await resumeChannel(db(), '10', new Date('2019-07-20T12:00:00Z'));
    expect(await look('2019-07-20T13:00:00Z')).toBe(1);
    expect(await trouble()).toBeNull();
  });

  test('what fails again and again is not tried for ever: it is noted, and posted when somebody asks', async () => {
    await add({});
    for (let day = 3; day < 25; day += 1)
      await look(`2019-07-${String(day).padStart(2, '0')}T12:00:00Z`, () => lost);
    expect(posted).toHaveLength(12);
    expect(await trouble()).toMatchObject({
      period: { from: '2019-06-01', to: '2019-06-30' },
      reason: { code: 'givenUp', attempts: 12, last: { code: 'unreachable' } },
      unsureSince: expect.stringContaining('2019-07-03'),
    });
    const which = { of: 'country', key: 'KZ', every: 'month' } as const;
    expect(await repeatReport(db(), { guildId: '2' }, '10', which)).toBe(false);
    expect(await repeatReport(db(), { guildId: '1' }, '10', which)).toBe(true);
    expect(await repeatReport(db(), { guildId: '1' }, '10', which)).toBe(false);
    // It may be there: it is looked for first.
    const found: SearchResult = { kind: 'found', messageId: '1', threadId: null };
    const finding = () => found;
    expect(await look('2019-07-26T12:00:00Z', () => sent, finding)).toBe(1);
    expect(posted).toHaveLength(12);
    expect(await trouble()).toBeNull();
  });

  test('an outage of the server counts as no failure', async () => {
    await add({});
    const unknown: Posted = {
      kind: 'retry',
      reason: { code: 'unknown' },
      afterMs: 60_000,
      unsure: false,
      isUnknown: true,
    };
    for (let day = 3; day < 25; day += 1)
      await look(`2019-07-${String(day).padStart(2, '0')}T12:00:00Z`, () => unknown);
    expect(posted).toHaveLength(22);
    expect(await look('2019-07-26T12:00:00Z')).toBe(1);
  });

  test('what Discord refuses is noted; of a defect, and of what nobody can be sure, the operator hears; the next one settles it', async () => {
    await add({});
    const told: PostingReason[] = [];
    const answer = (posted_: Posted) => () => posted_;
    const find = (): SearchResult => ({ kind: 'absent' });
    await look('2019-07-03T12:00:00Z', answer({ kind: 'refused', reason: { code: 'autoMod' } }), find, told);
    expect(told).toEqual([]);
    expect(await trouble()).toMatchObject({ reason: { code: 'autoMod' } });
    expect(await look('2019-07-04T12:00:00Z')).toBe(0);
    const malformed: Posted = { kind: 'defect', reason: { code: 'malformed' }, payload: {} };
    await look('2019-08-03T12:00:00Z', answer(malformed), find, told);
    expect(told).toEqual([{ code: 'malformed' }]);
    expect(await trouble()).toMatchObject({ period: { to: '2019-07-31' }, reason: { code: 'malformed' } });
    await look('2019-09-03T12:00:00Z', answer(lost), find, told);
    await look('2019-09-03T13:00:00Z', answer(sent), () => ({ kind: 'hidden' }), told);
    expect(told).toEqual([{ code: 'malformed' }, { code: 'noTelling' }]);
    expect(await trouble()).toMatchObject({ reason: { code: 'noTelling' } });
    expect(await look('2019-10-03T12:00:00Z')).toBe(1);
    expect(await trouble()).toBeNull();
  });

  test('a person is known by the name, whatever the id; several reports are each their own', async () => {
    const [rampi] = await findSignatories(db(), 'Roberto RAMPI', 1);
    const key = await lastingKey(db(), { of: 'signatory', key: String(rampi?.id) });
    await add({ of: 'signatory', key });
    await add({ of: 'all', key: '', every: 'part-session' });
    expect(await look('2019-07-05T12:00:00Z')).toBe(2);
    expect(posted).toMatchObject([
      { content: { report: { name: 'Roberto RAMPI', entries: [{ number: 682 }] } } },
      { content: { report: { subject: { of: 'all' }, period: { from: '2019-06-17' } } } },
    ]);
    expect(await reportsOf(db(), { guildId: '1' })).toHaveLength(2);
    expect(await reportsOf(db(), { guildId: '2' })).toEqual([]);
  });
});
