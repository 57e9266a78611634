import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { rows } from '../../src/store/db/database.ts';
import { openStore } from '../../src/store/open.ts';
import type { Bot } from '../demo/bot.ts';
import type { Stage } from './stage.ts';

/**
 * Keeps in a folder all that says why something was lost or told twice: what the bot logged, every start
 * after the other, what it recorded of each delivery, and what stands in the channels.
 */
export async function keepEvidence(
  folder: string,
  {
    bots,
    stage,
    store,
  }: {
    readonly bots: readonly Bot[];
    readonly stage: Stage;
    readonly store: { readonly dataDir: string; readonly databaseUrl: string | undefined };
  },
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const log = bots.flatMap(({ pid, log: lines }) => [`--- process ${pid}`, ...lines]);
  await writeFile(join(folder, 'bot.log'), `${log.join('\n')}\n`);
  const told = stage.channels.flatMap((channel) =>
    [channel, ...channel.threads].flatMap(({ id, name, messages }) =>
      messages.map((message) => ({
        channel: id,
        name,
        id: message.id,
        at: new Date(message.createdAt).toISOString(),
        content: message.content,
        embed: message.embeds[0]?.description ?? '',
      })),
    ),
  );
  await writeFile(join(folder, 'messages.json'), JSON.stringify(told, null, 1));
  const { db, close } = await openStore({ ...store, log: pino({ level: 'silent' }) });
  try {
    const deliveries = rows(
      await db.execute(sql`
        select l.number, d.* from deliveries d join declarations l on l.id = d.declaration_id
        order by d.channel_id, d.id`),
    );
    await writeFile(join(folder, 'deliveries.json'), JSON.stringify(deliveries, null, 1));
  } finally {
    await close();
  }
}
