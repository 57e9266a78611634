import { textLanguageOf } from '../../../locales.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import type { Database } from '../../../store/db/database.ts';
import { entriesById, newestFirst } from '../../../store/declarations/declarations.ts';
import { associationOf, signedByBoth } from '../../../store/people/cosigners.ts';
import { personById } from '../../../store/people/signatory-profile.ts';
import { sumOf } from '../../../store/stats/counters.ts';
import { slug } from '../../render/csv.ts';
import { troubleCard } from '../../render/notice.ts';
import { comparePeoplePanel, type SideOfPeople } from '../../views/declarations/comparison.ts';
import { defineView } from '../define-view.ts';
import { entriesTable, maxExportedRows, plainName, rounded, wholeTable } from '../export-table.ts';

const recentShown = 5;

export const comparePeopleView = defineView({
  kind: 'comparePeople',

  answer: async (asking, { a, b }) => {
    if (a === b) return troubleCard(messagesFor(asking.language).comparing.same);
    const { db, language } = asking;
    const [one, other] = [await personSide(db, a), await personSide(db, b)];
    if (one === null || other === null) return null;
    const ids = await signedByBoth(db, a, b);
    const together = await associationOf(db, a, b, ids.length);
    const recent = newestFirst(await entriesById(db, ids.slice(0, recentShown), textLanguageOf(language)));
    return comparePeoplePanel(one, other, { ...together, recent }, asking);
  },

  exportTable: async ({ db, language }, { a, b }) => {
    const [one, other] = [await personById(db, a), await personById(db, b)];
    if (one === null || other === null) return null;
    const ids = await signedByBoth(db, a, b);
    const { expected, lift } = await associationOf(db, a, b, ids.length);
    const entries = await entriesById(db, ids.slice(0, maxExportedRows), textLanguageOf(language));
    const table = entriesTable(`signed-by-${slug(one.name)}-and-${slug(other.name)}`, entries);
    return wholeTable(
      {
        ...table,
        columns: [...table.columns, 'expected_together', 'lift'],
        rows: table.rows.map((row) => [...row, rounded(expected), rounded(lift)]),
      },
      messagesFor(language).exporting.names.signedByBoth(plainName(one.name), plainName(other.name)),
    );
  },
});

async function personSide(db: Database, id: number): Promise<SideOfPeople | null> {
  const person = await personById(db, id);
  if (person === null) return null;
  const key = String(id);
  return {
    ...person,
    signed: await sumOf(db, 'signatory', '', key),
    tabled: await sumOf(db, 'tabled', '', key),
  };
}
