import { messagesFor } from '../../../i18n/messages.ts';
import { cosignersOf } from '../../../store/people/cosigners.ts';
import { namePartsOf } from '../../../store/people/name-parts.ts';
import { personById } from '../../../store/people/signatory-profile.ts';
import type { Cell } from '../../../lib/csv.ts';
import { slug } from '../../render/csv.ts';
import { companionsPanel } from '../../views/people/profile.ts';
import { defineView } from '../define-view.ts';
import { personCells, personColumns, plainName, rounded, wholeTable } from '../export-table.ts';

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
    const found = await cosignersOf(db, id);
    const partsOf = await namePartsOf(
      db,
      found.map((one) => one.id),
    );
    const rows = found.map((one): Cell[] => [
      one.id,
      ...personCells(one, partsOf(one.id, one.name), language),
      one.observed,
      rounded(one.expected),
      rounded(one.lift),
    ]);
    return wholeTable(
      {
        file: `signs-with-${slug(person.name)}`,
        columns: ['signatory_id', ...personColumns, 'together', 'expected', 'lift'],
        rows,
      },
      messagesFor(language).exporting.names.together(plainName(person.name)),
    );
  },
});
