import { textLanguageOf } from '../../../locales.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { entriesByNumber } from '../../../store/declarations/declarations.ts';
import type { ViewOf } from '../../render/view-kinds.ts';
import { listedPanel } from '../../views/declarations/listed.ts';
import { numbersIn } from '../../views/delivery/listed-numbers.ts';
import type { QueryContext } from '../context.ts';
import { defineView } from '../define-view.ts';
import { entriesTable, wholeTable } from '../export-table.ts';

export const listedQuery = defineView({
  kind: 'listed',

  answer: async (asking, view) => {
    const all = await entriesOf(asking, view);
    return all.length === 0 ? null : listedPanel(all, view, asking);
  },

  exportTable: async (asking, view) => {
    const all = await entriesOf(asking, view);
    if (all.length === 0) return null;
    return wholeTable(
      entriesTable('declarations', all),
      messagesFor(asking.language).alert.heading(all.length),
    );
  },
});

const entriesOf = ({ db, language }: QueryContext, view: ViewOf<'listed'>) =>
  entriesByNumber(db, numbersIn(view), textLanguageOf(language));
