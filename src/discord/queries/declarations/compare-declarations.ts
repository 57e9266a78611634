import { textLanguageOf } from '../../../locales.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { declarationByNumber, entriesById } from '../../../store/declarations/declarations.ts';
import { namePartsOf } from '../../../store/people/name-parts.ts';
import { signatoryListOf } from '../../../store/people/signatory-list.ts';
import type { Cell } from '../../../lib/csv.ts';
import { troubleCard } from '../../render/notice.ts';
import {
  compareDeclarationsPanel,
  onBoth,
  type SideOfDeclarations,
} from '../../views/declarations/comparison.ts';
import type { QueryContext } from '../context.ts';
import { defineView } from '../define-view.ts';
import { personCells, personColumns, wholeTable } from '../export-table.ts';

export const compareDeclarationsView = defineView({
  kind: 'compareDeclarations',

  answer: async (asking, { a, b }) => {
    if (a === b) return troubleCard(messagesFor(asking.language).comparing.same);
    const [one, other] = [await declarationSide(asking, a), await declarationSide(asking, b)];
    return one === null || other === null ? null : compareDeclarationsPanel(one, other, asking);
  },

  exportTable: async (asking, { a, b }) => {
    const [one, other] = [await declarationSide(asking, a), await declarationSide(asking, b)];
    if (one === null || other === null) return null;
    const both = new Set(onBoth(one, other).map(({ signatoryId }) => signatoryId));
    const all = [
      ...one.everyone.map((line) => ({ line, in: a })),
      ...other.everyone.filter(({ signatoryId }) => !both.has(signatoryId)).map((line) => ({ line, in: b })),
    ];
    const partsOf = await namePartsOf(
      asking.db,
      all.map(({ line }) => line.signatoryId),
    );
    const rows = all.map(({ line, in: number }): Cell[] => [
      line.signatoryId,
      ...personCells(line, partsOf(line.signatoryId, line.name), asking.language),
      number === a || both.has(line.signatoryId),
      number === b || both.has(line.signatoryId),
    ]);
    return wholeTable(
      {
        file: `compare-${a}-${b}`,
        columns: ['signatory_id', ...personColumns, `no_${a}`, `no_${b}`],
        rows,
      },
      messagesFor(asking.language).exporting.names.compare(a, b),
    );
  },
});

async function declarationSide(
  { db, language }: QueryContext,
  number: number,
): Promise<SideOfDeclarations | null> {
  const found = await declarationByNumber(db, number, textLanguageOf(language));
  if (found === null) return null;
  const [entry] = await entriesById(db, [found.id], textLanguageOf(language));
  if (!entry) return null;
  return { entry, topics: found.topics.map(({ id }) => id), everyone: await signatoryListOf(db, number) };
}
