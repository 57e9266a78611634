import { familyOf } from '../../../assembly/group.ts';
import { textLanguageOf } from '../../../locales.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { groupLabel } from '../../../i18n/terms.ts';
import { declarationByNumber } from '../../../store/declarations/declarations.ts';
import { namePartsOf } from '../../../store/people/name-parts.ts';
import { signatoryListOf } from '../../../store/people/signatory-list.ts';
import { delegationMapPicture } from '../../charts/pictures.ts';
import type { ViewOf } from '../../render/view-kinds.ts';
import { isAsked, rosterPanel } from '../../views/declarations/signatories.ts';
import type { QueryContext } from '../context.ts';
import { defineView } from '../define-view.ts';
import { personCells, personColumns, wholeTable, type ExportTable } from '../export-table.ts';
import { drawn } from '../picture.ts';

export const signatoriesView = defineView({
  kind: 'signatories',

  answer: async (asking, view) => {
    const declaration = await declarationByNumber(asking.db, view.number, textLanguageOf(asking.language));
    if (declaration === null) return null;
    const everyone = await signatoryListOf(asking.db, view.number);
    const { number, title, edition } = declaration;
    const group = view.group === null ? null : familyOf(view.group);
    const isWhole = group === null && view.delegation === null && !view.added && view.page === 1;
    const pictures = isWhole
      ? await drawn(() => delegationMapPicture(declaration, asking.language), asking.illustrated)
      : [];
    return rosterPanel({ number, title, edition, everyone, pictures }, { ...view, group }, asking);
  },

  exportTable: rosterTable,
});

/** Those who signed and whom the view asks for; `null` where there is no such declaration. */
export async function rosterTable(
  { db, language }: QueryContext,
  view: ViewOf<'signatories'>,
): Promise<ExportTable | null> {
  const declaration = await declarationByNumber(db, view.number, textLanguageOf(language));
  if (declaration === null) return null;
  const group = view.group === null ? null : familyOf(view.group);
  const some = (await signatoryListOf(db, view.number)).filter((one) => isAsked(one, { ...view, group }));
  const partsOf = await namePartsOf(
    db,
    some.map(({ signatoryId }) => signatoryId),
  );
  const { number, document, date, url } = declaration;
  return wholeTable(
    {
      file: `declaration-${view.number}`,
      columns: [
        'number',
        'document',
        'date',
        'url',
        'position',
        'honorific',
        ...personColumns,
        'group_code',
        'group',
        'added',
        'signatory_id',
      ],
      rows: some.map((one) => [
        number,
        document,
        date,
        url,
        one.position,
        one.honorific,
        ...personCells(one, partsOf(one.signatoryId, one.name), language),
        one.group,
        one.group === null ? null : groupLabel(one.group, language),
        one.added,
        one.signatoryId,
      ]),
    },
    messagesFor(language).exporting.names.declaration(view.number),
  );
}
