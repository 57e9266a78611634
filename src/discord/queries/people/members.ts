import { familyOf } from '../../../assembly/group.ts';
import { textLanguageOf } from '../../../locales.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { delegationOrGroup, membersOf } from '../../../store/people/delegations-and-groups.ts';
import { namePartsOf } from '../../../store/people/name-parts.ts';
import { countOf } from '../../../store/stats/counters.ts';
import { slug } from '../../render/csv.ts';
import { pagingOf } from '../../render/pagination.ts';
import { membersPanel, membersPerPage, titleOf } from '../../views/people/delegation-or-group.ts';
import type { QueryContext } from '../context.ts';
import { defineView } from '../define-view.ts';
import {
  maxExportedRows,
  personCells,
  personColumns,
  wholeTable,
  type ExportTable,
} from '../export-table.ts';

export const membersView = defineView({
  kind: 'members',

  answer: async (asking, { of, code: named, page: asked }) => {
    const code = storedCodeOf(of, named);
    const total = await countOf(asking.db, `${of}/signatory`, code);
    if (total === 0) return null;
    const { page } = pagingOf(total, membersPerPage, asked);
    const range = { limit: membersPerPage, offset: (page - 1) * membersPerPage };
    return membersPanel({ of, code, page }, await membersOf(asking.db, of, code, range), total, asking);
  },

  exportTable: async (asking, { of, code }) => membersTable(asking, of, code),
});

/** A group goes by the id of its line of descent, whichever of its codes the view names. */
export function storedCodeOf(of: 'delegation' | 'group', code: string): string {
  return of === 'group' ? familyOf(code) : code;
}

/** The members of a delegation or a group; `null` where nothing is held of it. */
export async function membersTable(
  { db, language }: QueryContext,
  of: 'delegation' | 'group',
  named: string,
): Promise<ExportTable | null> {
  const code = storedCodeOf(of, named);
  if ((await delegationOrGroup(db, of, code, textLanguageOf(language))) === null) return null;
  const found = await membersOf(db, of, code, { limit: maxExportedRows, offset: 0 });
  const partsOf = await namePartsOf(
    db,
    found.map(({ id }) => id),
  );
  return wholeTable(
    {
      file: `${of}-${slug(code)}-members`,
      columns: ['signatory_id', ...personColumns, 'signatures'],
      rows: found.map((one) => [one.id, ...personCells(one, partsOf(one.id, one.name), language), one.n]),
    },
    messagesFor(language).exporting.names.members(titleOf(of, code, language)),
  );
}
