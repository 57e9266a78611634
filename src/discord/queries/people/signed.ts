import { textLanguageOf } from '../../../locales.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { entriesById } from '../../../store/declarations/declarations.ts';
import { personById, signedBy } from '../../../store/people/signatory-profile.ts';
import { sumOf } from '../../../store/stats/counters.ts';
import { slug } from '../../render/csv.ts';
import { pagingOf } from '../../render/pagination.ts';
import { signedPanel, signedPerPage } from '../../views/people/profile.ts';
import type { QueryContext } from '../context.ts';
import { defineView } from '../define-view.ts';
import { entriesTable, maxExportedRows, plainName, wholeTable, type ExportTable } from '../export-table.ts';

export const signedView = defineView({
  kind: 'signed',

  answer: async (asking, { id, page: asked }) => {
    const { db, language } = asking;
    const person = await personById(db, id);
    if (person === null) return null;
    const signed = await sumOf(db, 'signatory', '', String(id));
    const { page } = pagingOf(signed, signedPerPage, asked);
    const ids = await signedBy(db, id, { limit: signedPerPage, offset: (page - 1) * signedPerPage });
    return signedPanel(
      { ...person, signed },
      await entriesById(db, ids, textLanguageOf(language)),
      page,
      asking,
    );
  },

  exportTable: async (asking, { id }) => signedTable(asking, id),
});

/** What a member signed; `null` where nobody has that id. */
export async function signedTable({ db, language }: QueryContext, id: number): Promise<ExportTable | null> {
  const person = await personById(db, id);
  if (person === null) return null;
  const ids = await signedBy(db, id, { limit: maxExportedRows, offset: 0 });
  const table = entriesTable(
    `signed-by-${slug(person.name)}`,
    await entriesById(db, ids, textLanguageOf(language)),
  );
  return wholeTable(table, messagesFor(language).exporting.names.signed(plainName(person.name)));
}
