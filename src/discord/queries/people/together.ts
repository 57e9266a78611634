import { messagesFor } from '../../../i18n/messages.ts';
import { cosignersOf } from '../../../store/people/cosigners.ts';
import { personById } from '../../../store/people/signatory-profile.ts';
import type { Cell } from '../../../lib/csv.ts';
import { companionsPanel } from '../../views/people/profile.ts';
import { defineView } from '../define-view.ts';
import { plainName, rounded, wholeTable } from '../export-table.ts';

export const togetherView = defineView({
  kind: 'together',

  answer: async (asking, { id, page }) => {
    const person = await personById(asking.db, id);
    if (person === null) return null;
    return companionsPanel(person, await cosignersOf(asking.db, id), page, asking);
  },

  exportTable: async ({ db, language }, { id }) => {
    const person = await personById(db, id);
    if (person === null) return null;
    const rows = (await cosignersOf(db, id)).map((one): Cell[] => [
      one.id,
      one.name,
      one.delegation,
      one.observed,
      rounded(one.expected),
      rounded(one.lift),
    ]);
    return wholeTable(
      {
        file: `signs-with-${id}`,
        columns: ['signatory_id', 'name', 'delegation', 'together', 'expected', 'lift'],
        rows,
      },
      messagesFor(language).exporting.names.together(plainName(person.name)),
    );
  },
});
