import { expect, test } from 'vitest';
import { page } from '../../../tools/assembly-sandbox/catalogue.ts';
import { readWaitingPages } from '../../../src/crawl/read-pages.ts';
import { sourcesStatus } from '../../../src/store/crawl/source-status.ts';
import { walkState } from '../../../src/store/crawl/walk-state.ts';
import { useDatabase } from '../../support/database.ts';
import { later } from '../../support/declarations/declarations.ts';
import { follow } from '../../support/delivery/enqueue.ts';
import { quiet } from '../../support/log.ts';
import { declarationAt, useStage } from './support.ts';

const db = useDatabase();
const stage = useStage(db);
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const state = () => walkState(db(), stage.assembly.baseUrl);
const stored = async () => (await sourcesStatus(db())).declarations;

async function wait(ms: number, everyMs: number): Promise<void> {
  for (const until = later(ms, stage.at); stage.at < until; stage.at = later(everyMs, stage.at)) await look();
}

async function look(): Promise<void> {
  await readWaitingPages({
    db: db(),
    log: quiet,
    now: () => stage.at,
    fetcher: stage.fetcher,
    assemblyUrl: stage.assembly.baseUrl,
    signal: new AbortController().signal,
  });
  await stage.walk({ ahead: 4 });
}

async function began(): Promise<void> {
  await follow(db(), 'all', {});
  stage.assembly.seed([100, 101, 102].map((id, nth) => declarationAt(id, nth)));
  await stage.walk();
  expect(await state()).toMatchObject({ highest: 102, frontierAt: expect.any(Date) });
}

test.each([40, 130])(
  'ids that go on %i files farther, far beyond the window, are found within days',
  async (jump) => {
    await began();
    const news = Array.from({ length: 12 }, (_, nth) => declarationAt(102 + jump + nth, 3 + nth));
    stage.assembly.seed(news);
    await wait(1.5 * day, 3 * hour);
    expect(await stage.alerts()).toEqual(news.map(({ number }) => number).toSorted((a, b) => a - b));
    expect(await state()).toMatchObject({ highest: 113 + jump });
  },
);

test.each([3, 30, 130])(
  'what comes late under an id handed out %i files before is found within days',
  async (back) => {
    await began();
    const { assembly } = stage;
    const ids = Array.from({ length: back + 1 }, (_, nth) => 103 + nth);
    for (const fileId of ids.filter((id) => id % 5 !== 4 || id === 103 + back))
      assembly.publishOther({ fileId, title: `Matter ${'x'.repeat(fileId)}` });
    await wait(20 * day, 2 * day);
    expect(await state()).toMatchObject({ highest: 103 + back });
    const late = declarationAt(104, 3);
    assembly.publish(late);
    await wait(4 * day, 8 * hour);
    expect(await stage.alerts()).toEqual([late.number]);
  },
);

test('the ids that follow one that came late are looked for as news again', async () => {
  await began();
  const { assembly } = stage;
  assembly.publishOther({ fileId: 106 });
  assembly.publishOther({ fileId: 110 });
  assembly.publishOther({ fileId: 114 });
  await wait(20 * day, 2 * day);
  const late = [declarationAt(107, 3), declarationAt(108, 4)];
  assembly.publish(late[0]!);
  await wait(4 * day, 8 * hour);
  assembly.publish(late[1]!);
  await wait(2 * day, 6 * hour);
  expect(await stage.alerts()).toEqual(late.map(({ number }) => number).toSorted((a, b) => a - b));
});

let asked = 0;
const nonce = () => (asked += 1).toString(36).padStart(4, 'q').repeat(4);
const navigation = [
  'Home',
  'Sessions',
  'Documents',
  'Written declarations',
  'Committees',
  'Members',
  'Français',
];

/** Pages for requests to come, no two the same. */
function showForAWhile(place: 'pages', lines: (nth: number) => readonly string[]): () => void {
  const undo = Array.from({ length: 2_000 }, (_, nth) =>
    stage.assembly.misbehave(
      place,
      { shows: page('Parliamentary Assembly', [...navigation, ...lines(nth)]) },
      { times: 1 },
    ),
  );
  return () => undo.forEach((one) => one());
}

const changing = [
  [
    'a maintenance page with a number of its own',
    (n: number) => [
      'The site is closed for maintenance.',
      `Request a${nonce()}7f${n}`,
      `It is ${n % 24}:0${n % 10}`,
    ],
  ],
  [
    'a page of an error in French',
    (n: number) => [
      'La page demandée est introuvable.',
      `Référence QmFzZQabcDEFghi${String.fromCharCode(65 + (n % 26))}jkL`,
    ],
  ],
  [
    'a page with the headings of other documents and the time',
    (n: number) => [
      'Latest documents',
      'Report | Doc. 15999 | 3 May 2026',
      `It is ${10 + (n % 12)}:${10 + (n % 50)}`,
      `Ref ab${n}cd${nonce()}`,
    ],
  ],
] as const;

test.each(changing)('half-way through the baseline, an hour of %s loses nothing', async (_what, lines) => {
  await follow(db(), 'all', {});
  const { assembly } = stage;
  assembly.seed(Array.from({ length: 12 }, (_, nth) => declarationAt(100 + nth, nth)));
  await stage.walk({ perTick: 4 });
  const undo = showForAWhile('pages', lines);
  await wait(hour, 10 * minute);
  expect((await state())?.highest).toBeLessThan(106);
  undo();
  await wait(2 * day, 6 * hour);
  expect(await stored()).toBe(12);
  expect(await state()).toMatchObject({ highest: 111, frontierAt: expect.any(Date) });
  expect(await stage.alerts()).toEqual([]);
});

test.each(changing)('later on, an hour of %s costs no alert', async (_what, lines) => {
  await began();
  const undo = showForAWhile('pages', lines);
  const news = [declarationAt(103, 3), declarationAt(105, 4), declarationAt(106, 5)];
  stage.assembly.seed(news);
  await wait(hour, 10 * minute);
  undo();
  await wait(2 * day, 6 * hour);
  expect(await stage.alerts()).toEqual(news.map(({ number }) => number).toSorted((a, b) => a - b));
});

test.each([
  ['in French, with a reference that changes', () => ['Page introuvable', `Réf. ${nonce()}${asked}`]],
  [
    'that names the latest documents',
    () => ['Not found. The latest:', 'Report | Doc. 15999 | 3 May 2026', `Ref ${nonce()}${asked}`],
  ],
])(
  'a site whose 404 is a page with status 200, %s, is walked to its end and followed',
  async (_what, lines) => {
    await follow(db(), 'all', {});
    const { assembly } = stage;
    assembly.seed([100, 101, 104].map((id, nth) => declarationAt(id, nth)));
    const lost = [...Array.from({ length: 400 }, (_, nth) => 100 + nth), 999_999_999];
    for (const id of lost) {
      for (let times = 0; times < 40; times += 1) {
        if (![100, 101, 104].includes(id))
          assembly.misbehave(
            `/en/files/${id}/html`,
            { shows: page('Parliamentary Assembly', [...navigation, ...lines()]) },
            { times: 1 },
          );
      }
    }
    await stage.walk();
    expect(await state()).toMatchObject({ highest: 104, frontierAt: expect.any(Date) });
    await wait(hour, 15 * minute);
    assembly.behave();
    const news = declarationAt(106, 3);
    assembly.publish(news);
    await wait(hour, 15 * minute);
    expect(await stage.alerts()).toEqual([news.number]);
  },
);
