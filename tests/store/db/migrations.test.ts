import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { migrate } from '../../../src/store/db/migrate.ts';
import { useDatabase } from '../../support/database.ts';

const database = useDatabase({ own: true });

describe('a database whose migrations are not those of a release', () => {
  test.each([
    [
      'lacks one before the newest',
      sql`delete from drizzle.__drizzle_migrations where created_at = (
        select max(created_at) from drizzle.__drizzle_migrations
        where created_at < (select max(created_at) from drizzle.__drizzle_migrations))`,
      /it lacks \d{4}_[a-z_]+[.;]/u,
    ],
    [
      'ran one that was changed since',
      sql`update drizzle.__drizzle_migrations set hash = 'another'
        where created_at = (select min(created_at) from drizzle.__drizzle_migrations)`,
      /0000_search ran with another text/u,
    ],
    [
      'ran one of a branch',
      sql`insert into drizzle.__drizzle_migrations (hash, created_at)
        select 'of a branch', max(created_at) - 1 from drizzle.__drizzle_migrations`,
      /1 ran that this version does not know/u,
    ],
  ])('is refused when it %s', async (_, damage, words) => {
    const journal = sql`drizzle.__drizzle_migrations`;
    await database().execute(sql`create table drizzle.kept as select * from ${journal}`);
    await database().execute(damage);
    const refused: unknown = await migrate(database()).catch((thrown: unknown) => thrown);
    await database().execute(sql`truncate ${journal}`);
    await database().execute(sql`insert into ${journal} select * from drizzle.kept`);
    await database().execute(sql`drop table drizzle.kept`);
    expect(refused).toMatchObject({ kind: 'migration', message: expect.stringMatching(words) });
  });
});
