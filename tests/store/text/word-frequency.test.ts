import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { rareSets, readWordFrequencies } from '../../../src/store/text/word-frequency.ts';
import { useDatabase } from '../../support/database.ts';

const db = useDatabase({ own: true });
const sets = [
  ['nation', 'peac'],
  ['peac', 'walrus'],
  ['walrus', 'nation'],
];

test('words that most texts have are not looked up together, once it is known which those are', async () => {
  await db().execute(sql`
    insert into declarations (id, number, document, tabled_on, date, signatory_count)
    select n, n, n, '2020-01-01', '2020-01-01', 20 from generate_series(1, 800) n`);
  await db().execute(sql`
    insert into texts (declaration_id, language, title, paragraphs)
    select n, 'en', case when n % 40 = 0 then 'Walrus' else 'Other' end, array['Peace of nations'] from generate_series(1, 800) n`);
  expect(rareSets(sets, await readWordFrequencies(db()))).toEqual(sets);
  await db().execute(sql`analyze texts`);
  const rare = rareSets(sets, await readWordFrequencies(db()));
  expect(rare.map((set) => set.toSorted().join())).toEqual(['peac,walrus', 'nation,walrus']);
});
