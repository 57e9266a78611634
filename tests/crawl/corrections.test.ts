import { describe, expect, test } from 'vitest';
import type { Declaration } from '../../src/assembly/declaration.ts';
import { alertCard } from '../../src/discord/views/delivery/alert.ts';
import { deliverDue, type DeliverContext } from '../../src/delivery/deliver.ts';
import { editDue } from '../../src/delivery/edit.ts';
import type { Courier } from '../../src/delivery/courier.ts';
import { ingest, type Ingested } from '../../src/crawl/ingest.ts';
import { readWaitingPages } from '../../src/crawl/read-pages.ts';
import type { ReadContext } from '../../src/crawl/store-reading.ts';
import { recheckOpen } from '../../src/crawl/recheck-open.ts';
import { notifyShorterLists } from '../../src/ops/operator/shorter-lists.ts';
import { correctionsOf } from '../../src/store/ingest/corrections.ts';
import { declarationById, declarationByNumber } from '../../src/store/declarations/declarations.ts';
import { editionsOf } from '../support/declarations/editions.ts';
import { notePages } from '../../src/store/crawl/pages/page-inbox.ts';
import { deliveries } from '../../src/store/db/schema.ts';
import { shorterListOf } from '../../src/store/ingest/shorter-lists.ts';
import { findSignatories } from '../../src/store/people/find-signatories.ts';
import type { ArchivedDeclaration } from '../../tools/assembly-sandbox/archive.ts';
import { tabledOn } from '../../tools/assembly-sandbox/catalogue.ts';
import { useDatabase } from '../support/database.ts';
import { courierThat, sent } from '../support/delivery/courier.ts';
import { archived, later, noon } from '../support/declarations/declarations.ts';
import { follow } from '../support/delivery/enqueue.ts';
import { quiet } from '../support/log.ts';
import { listening } from '../support/operator.ts';
import { idOf, listOf } from '../store/support/lists.ts';
import { declarationAt, useStage } from './walk/support.ts';

const db = useDatabase();
const stage = useStage(db);
const day = 24 * 60 * 60_000;

const rampi = 'Mr Roberto RAMPI, Italy, SOC';
const bayr = 'Ms Petra BAYR, Austria, SOC';
const kox = 'Mr Tiny KOX, Netherlands, UEL';
const first = listOf(700, '2026-01-02', rampi, bayr, kox);

/** The page of a declaration as it is read at a moment. */
function read(declaration: Declaration & { fileId: number }, at = noon): Promise<Ingested> {
  const { fileId } = declaration;
  const url = `https://assembly.example/en/files/${fileId}`;
  return ingest(db(), { declaration, fileId, url, baseline: false }, at);
}

const never = new AbortController().signal;
const delivering = (courier: Courier, at: Date): DeliverContext => ({
  db: db(),
  courier,
  log: quiet,
  now: () => at,
  stopping: never,
  signal: never,
});

/** Posts what is due, then edits what is due; what the messages say then. */
async function posted(at: Date): Promise<string[]> {
  const said: string[] = [];
  const courier = courierThat({
    post: async ({ place }) => sent(`message in ${place.channelId}`),
    edit: async ({ content, place }) => {
      if (content.kind !== 'alert') throw new Error('That is no alert.');
      const { content: push, embeds } = alertCard({ ...content, language: place.language });
      said.push(`${push}\n${embeds[0]?.description}`);
      return { kind: 'edited' };
    },
  });
  await deliverDue(delivering(courier, at));
  await editDue(delivering(courier, at));
  return said;
}

const who = async (number = 700) =>
  (await declarationByNumber(db(), number, 'en'))?.signatories.map(({ name }) => name);

describe('a correction edits what was posted, and the message says what was corrected', () => {
  test.each<[string, Partial<Declaration & { fileId: number }>, string, string]>([
    ['the title', { title: 'A better title' }, 'the title', 'A better title'],
    ['an earlier date', { date: '2026-01-01' }, 'the date', '1 January 2026'],
    ['a later date', { date: '2026-01-03' }, 'the date', '3 January 2026'],
    [
      'who tabled it',
      { signatories: listOf(700, '', 'Mr Dick MARTY, Switzerland, ALDE', bayr, kox).signatories },
      'who tabled it',
      'tabled by **Dick MARTY**',
    ],
    [
      'another name of as many',
      { signatories: listOf(700, '', rampi, 'Mr Dick MARTY, Switzerland, ALDE', kox).signatories },
      'the list of signatories',
      'tabled by **Roberto RAMPI**',
    ],
    [
      'the group of a signatory',
      { signatories: listOf(700, '', rampi, bayr, 'Mr Tiny KOX, Netherlands, SOC').signatories },
      'the list of signatories',
      '',
    ],
    ['the text', { paragraphs: ['We ask for something else.'] }, 'the text', ''],
  ])('%s', async (_, changed, marked, shown) => {
    await follow(db(), 'all', {});
    await read(first);
    expect(await posted(noon)).toEqual([]);
    expect(await read({ ...first, ...changed }, later(day))).toMatchObject({
      change: 'correction',
      alerts: 0,
      edits: 1,
    });
    const [said, ...more] = await posted(later(day));
    expect(more).toEqual([]);
    expect(said).toContain(`The Assembly has corrected ${marked} (last correction found on 6 January 2026).`);
    expect(said).toContain(shown);
    // The same page once more changes nothing.
    expect(await read({ ...first, ...changed }, later(2 * day))).toMatchObject({ change: 'none', edits: 0 });
    expect(await posted(later(2 * day))).toEqual([]);
  });

  test('more than one at once, beside a new edition too', async () => {
    await follow(db(), 'all', {});
    await read(first);
    await posted(noon);
    const longer = listOf(700, '2026-01-02', 'Mr Dick MARTY, Switzerland, ALDE', rampi, bayr, kox);
    expect(await read({ ...longer, title: 'A better title' }, later(day))).toMatchObject({
      change: 'edition',
      edits: 1,
    });
    const [said] = await posted(later(day));
    expect(said).toContain('corrected the title');
    expect(await who()).toEqual(['Dick MARTY', 'Roberto RAMPI', 'Petra BAYR', 'Tiny KOX']);
  });

  test('a correction that comes while a message is edited makes it due again', async () => {
    await follow(db(), 'all', {});
    const { id } = await read(first);
    await posted(noon);
    await read({ ...first, title: 'Second title' }, later(day));
    const titles: string[] = [];
    const courier = courierThat({
      edit: async ({ content }) => {
        if ('declaration' in content) titles.push(content.declaration.title);
        if (titles.length === 1) await read({ ...first, title: 'Third title' }, later(day + 1_000));
        return { kind: 'edited' };
      },
    });
    await editDue(delivering(courier, later(day + 2_000)));
    expect(titles).toEqual(['Second title', 'Third title']);
    expect((await correctionsOf(db(), id)).map(({ before, after }) => [before, after])).toEqual([
      ['Title of No. 700', 'Second title'],
      ['Second title', 'Third title'],
    ]);
  });

  test('a correction that comes while the message is posted is shown by an edit', async () => {
    await follow(db(), 'all', {});
    await read(first);
    const titles: string[] = [];
    const courier = courierThat({
      post: async () => {
        await read({ ...first, title: 'A better title' }, later(1_000));
        return sent('message');
      },
      edit: async ({ content }) => {
        if ('declaration' in content) titles.push(content.declaration.title);
        return { kind: 'edited' };
      },
    });
    await deliverDue(delivering(courier, later(2_000)));
    await editDue(delivering(courier, later(2_000)));
    expect(titles).toEqual(['A better title']);
  });

  test('the French text, when it comes, takes the place of the English one in French channels alone', async () => {
    await follow(db(), 'french', {});
    await db().execute("update channels set language = 'fr' where id = 'french'");
    await follow(db(), 'english', {});
    await db().execute("update channels set language = 'en' where id = 'english'");
    await read({ ...archived(572), date: '2026-01-02' });
    await posted(noon);
    const french = { ...archived(572, 'fr'), date: '2026-01-02' };
    expect(await read(french, later(day))).toMatchObject({ change: 'text', edits: 1 });
    const said = await posted(later(day));
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(french.title);
    // A correction of the French text is marked where that text is shown.
    await read({ ...french, title: 'Un meilleur titre' }, later(2 * day));
    const all = await posted(later(2 * day));
    expect(all.filter((one) => one.includes('L’Assemblée a corrigé le titre'))).toHaveLength(1);
    expect(all.filter((one) => one.includes('has corrected'))).toHaveLength(0);
  });
});

describe('people follow the correction', () => {
  const wrong = listOf(700, '2026-01-02', 'Mr Dick MARTY, Switzerland, ALDE', bayr, kox);

  test('whoever was named by mistake has signed nothing any more', async () => {
    await read(wrong);
    await read(first, later(day));
    expect(await who()).toEqual(['Roberto RAMPI', 'Petra BAYR', 'Tiny KOX']);
    expect(await findSignatories(db(), 'Dick Marty', 5)).toEqual([]);
  });

  test('another person of the same family name is not taken for the one named by mistake', async () => {
    await read(listOf(699, '2025-12-01', 'Mr Paolo RAMPI, Italy, SOC', kox));
    const { id } = await read(listOf(700, '2026-01-02', 'Mr Paolo RAMPI, Italy, SOC', bayr, kox));
    await read(first, later(day));
    const [paolo, roberto] = [await idOf(db(), 'Paolo Rampi'), await idOf(db(), 'Roberto Rampi')];
    expect(paolo).not.toBe(roberto);
    expect((await declarationById(db(), id, 'en'))?.signatories[0]?.signatoryId).toBe(roberto);
  });

  test('who follows the one named now is alerted, and who was told before is not told again', async () => {
    const { id: other } = await read(listOf(699, '2025-12-01', rampi, kox));
    const rampiId = (await declarationById(db(), other, 'en'))?.signatories[0]?.signatoryId ?? 0;
    await follow(db(), 'followers of Rampi', { signatory: rampiId });
    await follow(db(), 'all', {});
    await db().execute("update subscriptions set active_since = '2026-01-01'");
    expect(await read(wrong)).toMatchObject({ alerts: 1 });
    expect(await read(first, later(day))).toMatchObject({ change: 'correction', alerts: 1 });
    const told = await db().select().from(deliveries);
    expect(told.map(({ channelId }) => channelId).toSorted()).toEqual(['all', 'followers of Rampi']);
  });
});

describe('fewer names than before are believed only when a look days later shows the same', () => {
  const shorter = listOf(700, '2026-01-02', rampi, kox);

  test('until then the longer list stays; then it is a correction', async () => {
    await follow(db(), 'all', {});
    const { id } = await read(first);
    await posted(noon);
    expect(await read(shorter, later(day))).toMatchObject({ change: 'none', edits: 0 });
    expect(await read(shorter, later(2 * day))).toMatchObject({ change: 'none', edits: 0 });
    expect(await who()).toHaveLength(3);
    expect(await shorterListOf(db(), id)).toMatchObject({ names: 2, held: 3, firstSeenAt: later(day) });
    expect(await read(shorter, later(4 * day))).toMatchObject({ change: 'correction', edits: 1 });
    expect(await who()).toEqual(['Roberto RAMPI', 'Tiny KOX']);
    expect(await editionsOf(db(), id)).toMatchObject([{ edition: 1, signatoryCount: 2 }]);
    const [said] = await posted(later(4 * day));
    expect(said).toContain('corrected the number of signatories, now lower');
    expect(await shorterListOf(db(), id)).toBeNull();
    expect(await findSignatories(db(), 'Petra Bayr', 5)).toEqual([]);
  });

  test('the full list again undoes it', async () => {
    const { id } = await read(first);
    await read(shorter, later(day));
    await read(first, later(2 * day));
    expect(await shorterListOf(db(), id)).toBeNull();
    expect(await read(shorter, later(9 * day))).toMatchObject({ change: 'none' });
    expect(await who()).toHaveLength(3);
  });

  test('another shorter list begins anew', async () => {
    await read(first);
    await read(shorter, later(day));
    expect(await read(listOf(700, '2026-01-02', rampi, bayr), later(5 * day))).toMatchObject({
      change: 'none',
    });
    expect(await who()).toHaveLength(3);
  });

  test('a later edition settles it', async () => {
    const { id } = await read(first);
    await read(shorter, later(day));
    await read(
      listOf(700, '2026-01-02', rampi, bayr, kox, 'Mr Dick MARTY, Switzerland, ALDE'),
      later(2 * day),
    );
    expect(await shorterListOf(db(), id)).toBeNull();
    expect(await who()).toHaveLength(4);
  });

  test('the operator is told once, of another shorter list again, and once that it is settled', async () => {
    await read(first);
    await read(shorter, later(day));
    const ear = listening(db(), (nth) => (nth > 1 ? 'arrived' : 'unsent'));
    const notify = (at: Date) =>
      notifyShorterLists(
        { db: db() },
        ear.desk(() => at),
      );
    for (const hours of [0, 1, 2]) await notify(later(day + hours * 3_600_000));
    const news = { kind: 'shorter', number: 700, names: 2, held: 3, since: later(day) };
    expect(ear.heard).toEqual([news]);
    await read(listOf(700, '2026-01-02', rampi, bayr), later(5 * day));
    for (const hours of [0, 1]) await notify(later(5 * day + hours * 3_600_000));
    expect(ear.heard).toEqual([news, { ...news, since: later(5 * day) }]);
    await read(first, later(6 * day));
    for (const hours of [0, 1]) await notify(later(6 * day + hours * 3_600_000));
    expect(ear.heard.slice(2)).toEqual([{ kind: 'shorter-over', number: 700, held: 3 }]);
  });
});

describe('on the site', () => {
  const context = (): ReadContext => ({
    db: db(),
    log: quiet,
    now: () => stage.at,
    fetcher: stage.fetcher,
    assemblyUrl: stage.assembly.baseUrl,
    signal: never,
  });
  const whole = tabledOn(declarationAt(100, 0), '2025-12-12');
  const cut: ArchivedDeclaration = { ...whole, signatories: whole.signatories.slice(0, -2) };
  const count = async () => (await declarationByNumber(db(), whole.number, 'en'))?.signatories.length ?? 0;

  async function note(...fileIds: number[]): Promise<void> {
    const found = fileIds.map((fileId) => ({ fileId, url: stage.assembly.addressOf(fileId) }));
    await db().transaction((tx) => notePages(tx, found, { baseline: false, now: stage.at }));
    await readWaitingPages(context());
  }

  test('a page that shows fewer names is sent again each day until they are believed', async () => {
    stage.assembly.seed([whole]);
    await note(100);
    stage.assembly.publish(cut);
    for (const days of [1, 2, 3]) {
      stage.at = later(days * day);
      await recheckOpen(context());
    }
    expect(await count()).toBe(whole.signatories.length);
    stage.at = later(4 * day);
    await recheckOpen(context());
    expect(await count()).toBe(cut.signatories.length);
  });

  test('another file with fewer names waits, and is read again', async () => {
    stage.assembly.seed([whole, { ...tabledOn(cut, '2025-12-15'), fileId: 101 }]);
    await note(100, 101);
    expect(await count()).toBe(whole.signatories.length);
    // What the page held shows says nothing of the other.
    stage.at = later(day);
    await recheckOpen(context());
    stage.at = later(3 * day);
    await readWaitingPages(context());
    expect(await count()).toBe(cut.signatories.length);
    expect(await declarationByNumber(db(), whole.number, 'en')).toMatchObject({ date: '2025-12-15' });
  });
});
