import { textLanguageOf } from '../../../locales.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { declarationByNumber } from '../../../store/declarations/declarations.ts';
import { editionHistory } from '../../../store/declarations/edition-history.ts';
import { namePartsOf } from '../../../store/people/name-parts.ts';
import { editionsPanel } from '../../views/declarations/editions.ts';
import { defineView } from '../define-view.ts';
import { personCells, personColumns, wholeTable } from '../export-table.ts';

/** The editions of a declaration; as a file, each name with the edition on which it first stood. */
export const editionsView = defineView({
  kind: 'editions',

  answer: async (asking, view) => {
    const found = await declarationByNumber(asking.db, view.number, textLanguageOf(asking.language));
    if (found === null) return null;
    const { number, title } = found;
    return editionsPanel({ number, title, editions: await editionHistory(asking.db, number) }, view, asking);
  },

  exportTable: async ({ db, language }, { number }) => {
    const found = await declarationByNumber(db, number, textLanguageOf(language));
    if (found === null) return null;
    const history = await editionHistory(db, number);
    const ids = history.flatMap(({ added }) => added.map(({ signatoryId }) => signatoryId));
    const partsOf = await namePartsOf(db, ids);
    return wholeTable(
      {
        file: `declaration-${number}-editions`,
        columns: [
          'number',
          'document',
          'edition',
          'date',
          'url',
          'position',
          'honorific',
          ...personColumns,
          'group_code',
          'signatory_id',
        ],
        rows: history.flatMap(({ edition, date, url, added }) =>
          added.map((one) => [
            number,
            found.document,
            edition,
            date,
            url,
            one.position,
            one.honorific,
            ...personCells(one, partsOf(one.signatoryId, one.name), language),
            one.group,
            one.signatoryId,
          ]),
        ),
      },
      messagesFor(language).exporting.names.editions(number),
    );
  },
});
