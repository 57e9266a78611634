import { expect, test } from 'vitest';
import { noticeSilence, raiseAlarms, type OperatorNews } from '../../src/pipeline/alarm.ts';
import { recordPoll } from '../../src/store/feeds.ts';
import type { PollOutcome } from '../../src/store/schema.ts';
import { useDatabase } from '../support/database.ts';
import { archived, keep, later, noon } from '../support/declarations.ts';
import { quiet } from '../support/log.ts';

const db = useDatabase();
const source = 'https://assembly.example/feed';

/** Looks at the source with these outcomes, a minute apart, raising alarms after each; what the operator heard. */
async function after(outcomes: readonly PollOutcome[], arrives: (nth: number) => boolean = () => true) {
  const heard: OperatorNews[] = [];
  let told = 0;
  for (const [minute, outcome] of outcomes.entries()) {
    const at = later(minute * 60_000);
    await recordPoll(db(), {
      source,
      startedAt: at,
      finishedAt: at,
      outcome,
      detail: 'Why.',
      items: 0,
      fresh: 0,
    });
    await raiseAlarms(
      { db: db(), log: quiet, now: () => at },
      {
        tell: async (news) => {
          told += 1;
          if (!arrives(told)) return false;
          heard.push(news);
          return true;
        },
      },
    );
  }
  return heard;
}

test('a source that goes on failing is told once, and its recovery once', async () => {
  expect(await after(['ok', 'blocked', 'blocked', 'blocked', 'unchanged', 'ok'])).toEqual([
    { kind: 'failing', source, outcome: 'blocked', detail: 'Why.', since: later(60_000) },
    { kind: 'recovered', source, since: later(60_000) },
  ]);
});

test('a single failure is not worth a word; a network gets more patience', async () => {
  expect(await after(['ok', 'broken', 'ok', 'unreachable', 'unreachable', 'unreachable', 'ok'])).toEqual([]);
});

test('a source that never answered is told, too', async () => {
  expect(await after(['broken', 'broken'])).toMatchObject([{ kind: 'failing', since: noon }]);
});

test('what did not arrive is told again', async () => {
  const heard = await after(['blocked', 'blocked', 'blocked', 'ok'], (nth) => nth > 1);
  expect(heard.map(({ kind }) => kind)).toEqual(['failing', 'recovered']);
});

test('it fails again after it recovered: told again', async () => {
  const heard = await after(['blocked', 'blocked', 'ok', 'blocked', 'blocked']);
  expect(heard.map(({ kind }) => kind)).toEqual(['failing', 'recovered', 'failing']);
});

/** What the operator hears when silence is looked for at these moments, with the sources answering. */
async function listening(days: readonly string[], answers = true) {
  const heard: OperatorNews[] = [];
  await recordPoll(db(), {
    source,
    startedAt: noon,
    finishedAt: noon,
    outcome: answers ? 'ok' : 'blocked',
    detail: null,
    items: 0,
    fresh: 0,
  });
  for (const day of days) {
    const now = () => new Date(`${day}T12:00:00Z`);
    await noticeSilence({ db: db(), log: quiet, now }, { tell: async (news) => heard.push(news) > 0 });
  }
  return heard;
}

test('nothing new through a part-session is told once it is late enough, and only once', async () => {
  await keep(db(), archived(682), new Date('2025-11-03T00:00:00Z'));
  expect(await listening(['2026-01-20', '2026-02-02', '2026-03-01', '2026-03-02'])).toEqual([
    { kind: 'silent', begins: '2026-01-26', ends: '2026-01-30' },
  ]);
});

test('each part-session of silence is told, and its end', async () => {
  await keep(db(), archived(682), new Date('2025-11-03T00:00:00Z'));
  const heard = await listening(['2026-03-01', '2026-06-01']);
  expect(heard.map(({ kind }) => kind)).toEqual(['silent', 'silent']);
  await keep(db(), archived(705), new Date('2026-06-02T00:00:00Z'));
  expect(await listening(['2026-06-03', '2026-06-04'])).toMatchObject([{ kind: 'heard' }]);
});

test('no silence where something came in time, where nothing was ever held, or where no source answers', async () => {
  expect(await listening(['2026-03-01'])).toEqual([]);
  await keep(db(), archived(682), new Date('2026-01-28T00:00:00Z'));
  expect(await listening(['2026-03-01'])).toEqual([]);
  expect(await listening(['2026-06-01'], false)).toEqual([]);
});
