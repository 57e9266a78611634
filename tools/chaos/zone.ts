import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { openStore } from '../../src/store/open.ts';

/** Gives servers whose channels are told once a day a time zone that no database knows, as an update of its data may. */
export async function setBadZone(store: {
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
}): Promise<void> {
  const { db, close } = await openStore({ ...store, log: pino({ level: 'silent' }) });
  try {
    await db.execute(sql`
      update servers set time_zone = 'Mars/Olympus'
      where id in (select guild_id from channels where pace = 'daily')`);
  } finally {
    await close();
  }
}
