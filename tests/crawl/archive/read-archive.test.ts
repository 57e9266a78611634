import { offerArchive } from '../../../src/ops/operator/archive-offer.ts';
import { expect, test } from 'vitest';
import { readArchive } from '../../../src/crawl/archive/read-archive.ts';
import { walkDefaults } from '../../../src/crawl/walk/options.ts';
import { archiveState } from '../../../src/store/crawl/archive-walk.ts';
import { sourcesStatus } from '../../../src/store/crawl/source-status.ts';
import { walkState } from '../../../src/store/crawl/walk-state.ts';
import { describeArchive } from '../../../src/archive-report.ts';
import { useDatabase } from '../../support/database.ts';
import { later } from '../../support/declarations/declarations.ts';
import { follow } from '../../support/delivery/enqueue.ts';
import { quiet } from '../../support/log.ts';
import { listening } from '../../support/operator.ts';
import { declarationAt, floor, useStage } from '../walk/support.ts';

const db = useDatabase();
const stage = useStage(db);
const minute = 60_000;
const ordinary = new Date('2026-02-18T11:00:00Z');

let slept = 0;
const clock = {
  now: () => slept,
  sleep: async (ms: number) => void (slept += ms),
};

const round = () =>
  readArchive({
    db: db(),
    log: quiet,
    now: () => stage.at,
    fetcher: stage.fetcherWith({ clock }),
    assemblyUrl: stage.assembly.baseUrl,
    signal: new AbortController().signal,
    walk: { ...walkDefaults, floor },
  });

/** Rounds a few minutes apart, until it is done or so many were made. */
async function rounds(most: number): Promise<void> {
  for (let made = 0; made < most; made += 1) {
    if ((await round())?.doneAt) return;
    stage.at = later(5 * minute, stage.at);
  }
}

async function catchUp(): Promise<void> {
  stage.at = ordinary;
  stage.assembly.publish(declarationAt(100, 0));
  await stage.walk();
  stage.asked();
}

test('it begins when the walk has caught up, and goes backwards to the oldest file, alerting nobody', async () => {
  await follow(db(), 'all', {});
  stage.at = ordinary;
  expect(await round()).toBeNull();
  await catchUp();
  stage.assembly.seed([declarationAt(98, 1), declarationAt(40, 2), declarationAt(3, 3)]);
  await round();
  expect(stage.asked().slice(0, 3)).toEqual([99, 98, 97]);
  expect((await sourcesStatus(db())).archiveRead).toBeCloseTo(15 / 99, 2);
  await rounds(20);
  expect(await archiveState(db(), stage.assembly.baseUrl)).toMatchObject({
    next: 0,
    declarations: 3,
    doneAt: expect.any(Date),
  });
  expect(await sourcesStatus(db())).toMatchObject({ declarations: 4, archiveRead: null });
  expect(await stage.alerts()).toEqual([]);
  expect(await walkState(db(), stage.assembly.baseUrl)).toMatchObject({ highest: 100, floor });
  stage.asked();
  await round();
  expect(stage.asked()).toEqual([]);
});

test('it asks for one file in five seconds, and goes on after a restart where it was', async () => {
  await catchUp();
  const before = slept;
  await round();
  const asked = stage.asked();
  expect(asked.slice(0, 15)).toEqual(Array.from({ length: 15 }, (_, at) => 99 - at));
  expect(slept - before).toBeGreaterThanOrEqual(14 * 5_000);
  await round();
  expect(stage.asked()[0]).toBe(84);
});

test('it rests on the days of a part-session', async () => {
  await catchUp();
  stage.at = new Date('2026-04-22T10:00:00Z');
  await round();
  expect(stage.asked()).toEqual([]);
});

test.each([
  ['maintenance', 'maintenance'],
  ['404 for everything', { status: 404 }],
  ['a block', { status: 403 }],
] as const)('an hour of %s passes over nothing', async (_what, kind) => {
  await catchUp();
  stage.assembly.seed([declarationAt(99, 1), declarationAt(90, 2)]);
  const undo = stage.assembly.misbehave('pages', kind);
  await rounds(12);
  expect(await archiveState(db(), stage.assembly.baseUrl)).toMatchObject({ next: 99, declarations: 0 });
  undo();
  stage.at = later(120 * minute, stage.at);
  await rounds(20);
  expect((await sourcesStatus(db())).declarations).toBe(3);
});

test('the operator is offered it once, when the walk has caught up, and again only while the telling fails', async () => {
  const context = () => ({
    db: db(),
    log: quiet,
    now: () => stage.at,
    assemblyUrl: stage.assembly.baseUrl,
  });
  const ear = listening(db(), (nth) => (nth > 1 ? 'arrived' : 'unsent'));
  // Each time as a process has it that starts now.
  const offer = async () => {
    stage.at = new Date(stage.at.getTime() + minute);
    await offerArchive(
      context(),
      ear.desk(() => stage.at),
    );
  };
  await offer();
  expect(ear.attempts).toBe(0);
  await catchUp();
  for (const _ of [1, 2, 3, 4]) await offer();
  expect(ear.heard).toEqual([{ kind: 'archive', before: 100, days: 1 }]);
  expect(ear.attempts).toBe(2);
});

test('the operator is told that it could be read, how long it takes and how far it is', async () => {
  await catchUp();
  const walked = await walkState(db(), stage.assembly.baseUrl);
  expect(describeArchive(null, walked, 'off')[0]).toMatch(/ARCHIVE=full .*about 1 day/u);
  const state = await round();
  expect(describeArchive(state, walked, 'full')[0]).toMatch(/15 % read, now at file 84/u);
  expect(describeArchive(null, null, 'full')).toEqual([]);
  await rounds(20);
  expect(describeArchive(await archiveState(db(), stage.assembly.baseUrl), walked, 'full')[0]).toMatch(
    /oldest/u,
  );
});
