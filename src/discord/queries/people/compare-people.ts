import type { Association } from '../../../assembly/association.ts';
import { textLanguageOf } from '../../../locales.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import type { Database } from '../../../store/db/database.ts';
import { entriesById, newestFirst } from '../../../store/declarations/declarations.ts';
import { associationOf, signedByBoth } from '../../../store/people/cosigners.ts';
import { personById } from '../../../store/people/signatory-profile.ts';
import { sumOf } from '../../../store/stats/counters.ts';
import { overlapPicture } from '../../charts/count-pictures.ts';
import { decimal } from '../../render/number-format.ts';
import { slug } from '../../render/csv.ts';
import { troubleCard } from '../../render/notice.ts';
import { comparePeoplePanel, type SideOfPeople } from '../../views/declarations/comparison.ts';
import type { QueryContext } from '../context.ts';
import { defineView } from '../define-view.ts';
import { drawn } from '../picture.ts';
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
    const pictures = await drawn(() => overlapOf(one, other, together, asking), asking.illustrated);
    return comparePeoplePanel(one, other, { ...together, recent }, asking, pictures);
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

function overlapOf(
  one: SideOfPeople,
  other: SideOfPeople,
  { observed, expected }: Association,
  { language, day }: QueryContext,
) {
  const { pictures } = messagesFor(language);
  const said = pictures.signedTogether(observed, decimal(expected, language));
  return overlapPicture(
    { title: pictures.sidesOfPeople(one.name, other.name), line: pictures.hatched },
    {
      sides: [
        { name: one.name, n: one.signed },
        { name: other.name, n: other.signed },
      ],
      both: observed,
      said,
    },
    language,
    day,
  );
}

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
