import { expect, test } from 'vitest';
import { judgeSource, alertOnSourceFailure } from '../../../src/ops/operator/source-alarms.ts';
import type { OperatorNews } from '../../../src/ops/operator/news.ts';
import { noteEvidence } from '../../../src/store/crawl/evidence.ts';
import { recordPoll } from '../../../src/store/crawl/feeds.ts';
import type { PollOutcome } from '../../../src/store/db/schema.ts';
import { useDatabase } from '../../support/database.ts';
import { archived, keep, later, noon } from '../../support/declarations/declarations.ts';
import { quiet } from '../../support/log.ts';
import { listening, type OperatorsEar } from '../../support/operator.ts';
import { site, walked } from '../../support/declarations/walked.ts';

const db = useDatabase();
const source = 'https://assembly.example/feed';

/** Looks at the source with these outcomes, a minute apart, raising alarms after each; what the operator heard. */
async function after(outcomes: readonly PollOutcome[], arrives: (nth: number) => boolean = () => true) {
  const ear = listening(db(), (nth) => (arrives(nth) ? 'arrived' : 'unsent'));
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
    // Each look is that of a process of its own.
    await alertOnSourceFailure(
      { db: db(), log: quiet, now: () => at },
      ear.desk(() => at),
    );
  }
  return ear.heard;
}

test('a source that goes on failing is told once, and its recovery once', async () => {
  expect(await after(['ok', 'blocked', 'blocked', 'blocked', 'unchanged', 'ok'])).toEqual([
    { kind: 'failing', source, outcome: 'blocked', detail: 'Why.', since: later(60_000) },
    { kind: 'recovered', source },
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

const hearing = (arrives: (nth: number) => boolean = () => true) =>
  listening(db(), (nth) => (arrives(nth) ? 'arrived' : 'unsent'));

const verdictsOf = (heard: readonly OperatorNews[]) =>
  heard.map((news) => (news.kind === 'verdict' ? [news.verdict.kind, news.verdict.reason.code] : news.kind));

/** A look of the walk at a minute, and what is concluded from it. */
async function lookAndJudge(minute: number, outcome: PollOutcome, ear: OperatorsEar | null, shows = false) {
  const at = later(minute * 60_000);
  const poll = { startedAt: at, finishedAt: at, detail: null, items: 1, fresh: 0 };
  await recordPoll(db(), { ...poll, source: 'walk', outcome });
  if (shows) await noteEvidence(db(), site, { declarationAt: at, fileId: 33_000 });
  const operator = ear?.desk(() => at) ?? null;
  return judgeSource({ db: db(), log: quiet, now: () => at, assemblyUrl: site }, operator);
}

test('the operator is told when nothing is seen any more, once, and when it is seen again', async () => {
  const ear = hearing();
  await keep(db(), archived(682), noon);
  await lookAndJudge(0, 'ok', ear, true);
  expect(verdictsOf(ear.heard)).toEqual([]);
  for (const minute of [10, 20, 30]) await lookAndJudge(minute, 'blocked', ear);
  expect(verdictsOf(ear.heard)).toEqual([['blind', 'blocked']]);
  expect(ear.heard).toMatchObject([{ unseenSince: later(10 * 60_000) }]);
  await lookAndJudge(40, 'ok', ear, true);
  await lookAndJudge(50, 'ok', ear, true);
  expect(verdictsOf(ear.heard)).toEqual([
    ['blind', 'blocked'],
    ['seeing', 'following'],
  ]);
  expect(ear.heard.at(-1)).toMatchObject({ unseenSince: later(10 * 60_000) });
});

test('the operator is told where nothing was ever found', async () => {
  const ear = hearing();
  await lookAndJudge(0, 'ok', ear);
  await lookAndJudge(30, 'ok', ear);
  expect(verdictsOf(ear.heard)).toEqual([]);
  await lookAndJudge(61, 'ok', ear);
  await lookAndJudge(120, 'ok', ear);
  expect(verdictsOf(ear.heard)).toEqual([['blind', 'nothing-found']]);
});

test('what did not arrive is told again, and nothing that arrived is, whoever concludes it next', async () => {
  const ear = hearing((nth) => nth > 2);
  await lookAndJudge(0, 'blocked', ear);
  await lookAndJudge(10, 'blocked', ear);
  await lookAndJudge(20, 'blocked', ear);
  expect(verdictsOf(ear.heard)).toEqual([]);
  await lookAndJudge(30, 'blocked', ear);
  expect(await lookAndJudge(40, 'blocked', ear)).toMatchObject({ kind: 'blind', since: noon });
  expect(verdictsOf(ear.heard)).toEqual([['blind', 'blocked']]);
  expect(verdictsOf(ear.heard)).toHaveLength(1);
});

test('a change that is over before it could be told is not told', async () => {
  const ear = hearing((nth) => nth > 1);
  await lookAndJudge(0, 'ok', ear, true);
  await lookAndJudge(10, 'blocked', ear);
  await lookAndJudge(20, 'blocked', ear);
  await lookAndJudge(30, 'ok', ear, true);
  expect(verdictsOf(ear.heard)).toEqual([]);
});

test('a verdict is kept where nobody is to be told, and told to whoever comes later', async () => {
  await lookAndJudge(0, 'blocked', null);
  await lookAndJudge(10, 'blocked', null);
  const ear = hearing();
  expect(await lookAndJudge(20, 'blocked', ear)).toMatchObject({ since: noon });
  expect(verdictsOf(ear.heard)).toEqual([['blind', 'blocked']]);
});

test('a part-session without anything new is told, and its end', async () => {
  const ear = hearing();
  const day = 24 * 60;
  await keep(db(), archived(682), new Date('2025-11-03T00:00:00Z'));
  await walked(db(), { caughtUp: true });
  // 20 January, 2 February, 1 and 2 March: the part-session is from 26 to 30 January.
  for (const days of [15, 28, 55, 56]) await lookAndJudge(days * day, 'ok', ear, true);
  expect(verdictsOf(ear.heard)).toEqual([['unsure', 'silent']]);
  await keep(db(), archived(705), new Date('2026-03-03T00:00:00Z'));
  await lookAndJudge(58 * day, 'ok', ear, true);
  expect(verdictsOf(ear.heard).at(-1)).toEqual(['seeing', 'following']);
});

test('a source that fails is no news of its own while nothing is seen at all', async () => {
  const ear = hearing();
  for (const minute of [0, 1, 2]) {
    const at = later(minute * 60_000);
    const poll = { startedAt: at, finishedAt: at, detail: null, items: 0, fresh: 0 };
    await recordPoll(db(), { ...poll, source, outcome: 'blocked' });
    const context = { db: db(), log: quiet, now: () => at, assemblyUrl: site };
    const operator = ear.desk(() => at);
    const { kind } = await judgeSource(context, operator);
    await alertOnSourceFailure(context, operator, kind === 'blind');
  }
  expect(ear.heard.map(({ kind }) => kind)).toEqual(['verdict']);
});
