import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { eq, inArray, sql } from 'drizzle-orm';
import { rows, type Database } from '../../src/store/db/database.ts';
import { checkpoint, vacuumWhenDue } from '../../src/store/db/maintenance.ts';
import { openStore } from '../../src/store/open.ts';
import {
  declarations,
  deliveries,
  editions,
  signatories,
  signatures,
  texts,
} from '../../src/store/db/schema.ts';

/**
 * Opens a store, checks that everything acknowledged earlier is in it, says `READY {…}`, and writes until it
 * is killed: `A n` once the declaration n, its signatures and its deliveries are committed, `S n` once the
 * deliveries of n are recorded as sent.
 */
const { values } = parseArgs({
  options: { data: { type: 'string' }, acknowledged: { type: 'string' }, check: { type: 'boolean' } },
});
const signers = 30;
const channels = 3;

const log = { info: () => {}, warn: () => {} };
const store = await openStore({ dataDir: values.data ?? 'data', log });
const report = await check(store.db, acknowledged(values.acknowledged ?? ''));
console.log(`READY ${JSON.stringify(report)}`);
if (values.check) await store.close();
else await write(store.db, report.last + 1);

interface Acknowledged {
  readonly stored: readonly number[];
  readonly sent: readonly number[];
}

function acknowledged(file: string): Acknowledged {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  const numbers = (letter: string) =>
    lines.filter((line) => line.startsWith(`${letter} `)).map((line) => Number(line.slice(2)));
  return { stored: numbers('A'), sent: numbers('S') };
}

async function check(db: Database, { stored, sent }: Acknowledged) {
  const found = rows<{ number: number; signatures: number; texts: number; deliveries: number; sent: number }>(
    await db.execute(sql`
      select number,
        (select count(*) from signatures s where s.declaration_id = d.id) as signatures,
        (select count(*) from texts t where t.declaration_id = d.id) as texts,
        (select count(*) from deliveries v where v.declaration_id = d.id) as deliveries,
        (select count(*) from deliveries v where v.declaration_id = d.id and state = 'sent') as sent
      from declarations d order by number`),
  );
  const byNumber = new Map(found.map((row) => [row.number, row]));
  const whole = (row: (typeof found)[number]) =>
    row.signatures === signers && row.texts === 1 && row.deliveries === channels && row.sent % channels === 0;
  return {
    acknowledged: stored.length + sent.length,
    rows: found.length,
    last: Math.max(0, ...stored, ...byNumber.keys()),
    lost: stored.filter((number) => !byNumber.has(number)).length,
    unsent: sent.filter((number) => byNumber.get(number)?.sent !== channels).length,
    torn: found.filter((row) => !whole(row)).length,
    indexes: await badIndexes(db),
  };
}

/** The tables whose rows differ in number when counted through an index and without one. */
async function badIndexes(db: Database): Promise<string[]> {
  const bad: string[] = [];
  const counts: [string, string][] = [
    ['declarations', 'number > 0'],
    ['signatures', 'declaration_id > 0'],
    ['deliveries', 'id > 0'],
    ['texts', `tsv @@ 'declar'::tsquery`],
    ['signatories', `folded like '%member%'`],
  ];
  for (const [table, condition] of counts) {
    const count = (through: 'index' | 'table') =>
      db.transaction(async (tx) => {
        const [off, on] = through === 'index' ? ['seqscan', 'bitmapscan'] : ['bitmapscan', 'seqscan'];
        await tx.execute(sql.raw(`set local enable_${off} = off; `));
        await tx.execute(sql.raw(`set local enable_${on} = on`));
        if (through === 'table') await tx.execute(sql`set local enable_indexscan = off`);
        if (through === 'table') await tx.execute(sql`set local enable_indexonlyscan = off`);
        const [row] = rows<{ n: number }>(
          await tx.execute(sql.raw(`select count(*) as n from ${table} where ${condition}`)),
        );
        return row?.n;
      });
    if ((await count('index')) !== (await count('table'))) bad.push(table);
  }
  return bad;
}

async function write(db: Database, first: number): Promise<never> {
  const members = await membersOf(db);
  for (let number = first; ; number += 1) {
    await writeDeclaration(db, number, members);
    console.log(`A ${number}`);
    const earlier = number - 3;
    if (earlier >= first) {
      await markSent(db, earlier);
      console.log(`S ${earlier}`);
    }
    if (number % 40 === 0) await checkpoint(db);
    if (number % 100 === 0) await vacuumWhenDue(db, new Date(Date.now() + number * 86_400_000));
  }
}

async function membersOf(db: Database): Promise<number[]> {
  const people = Array.from({ length: 200 }, (_, index) => ({
    delegation: 'FR',
    name: `Member ${index}`,
    folded: `member ${index}`,
  }));
  await db.insert(signatories).values(people).onConflictDoNothing();
  const found = await db.select({ id: signatories.id }).from(signatories);
  return found.map(({ id }) => id);
}

async function writeDeclaration(db: Database, number: number, members: readonly number[]): Promise<void> {
  const date = '2026-01-26';
  await db.transaction(async (tx) => {
    const [declaration] = await tx
      .insert(declarations)
      .values({ number, document: 10_000 + number, tabledOn: date, date, signatoryCount: signers })
      .returning();
    const declarationId = declaration?.id ?? 0;
    const paragraphs = [`Declaration ${number}. `.repeat(60)];
    await tx
      .insert(texts)
      .values({ declarationId, language: 'en', title: `Declaration ${number}`, paragraphs });
    await tx.insert(editions).values({ declarationId, edition: 1, date, signatoryCount: signers });
    await tx.insert(signatures).values(
      Array.from({ length: signers }, (_, index) => ({
        declarationId,
        edition: 1,
        position: index + 1,
        signatoryId: members[(number * 7 + index) % members.length] ?? 0,
        name: `Member ${index}`,
        delegation: 'FR',
        delegationPrinted: 'France',
      })),
    );
    await tx.insert(deliveries).values(
      Array.from({ length: channels }, (_, index) => ({
        declarationId,
        channelId: `channel ${index}`,
        guildId: 'guild',
        filterIds: [1],
      })),
    );
  });
}

async function markSent(db: Database, number: number): Promise<void> {
  const ids = db.select({ id: declarations.id }).from(declarations).where(eq(declarations.number, number));
  await db
    .update(deliveries)
    .set({ state: 'sent', messageId: String(number), finishedAt: new Date() })
    .where(inArray(deliveries.declarationId, ids));
}
