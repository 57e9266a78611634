import { textLanguageOf } from '../../../locales.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import { declarationByNumber, entriesById } from '../../../store/declarations/declarations.ts';
import { namePartsOf } from '../../../store/people/name-parts.ts';
import { signatoryListOf } from '../../../store/people/signatory-list.ts';
import type { Cell } from '../../../lib/csv.ts';
import { overlapPicture } from '../../charts/count-pictures.ts';
import { percent } from '../../render/number-format.ts';
import { troubleCard } from '../../render/notice.ts';
import {
  compareDeclarationsPanel,
  onBoth,
  type SideOfDeclarations,
} from '../../views/declarations/comparison.ts';
import type { QueryContext } from '../context.ts';
import { defineView } from '../define-view.ts';
import { drawn } from '../picture.ts';
import { personCells, personColumns, wholeTable } from '../export-table.ts';

export const compareDeclarationsView = defineView({
  kind: 'compareDeclarations',

  answer: async (asking, { a, b }) => {
    if (a === b) return troubleCard(messagesFor(asking.language).comparing.same);
    const [one, other] = [await declarationSide(asking, a), await declarationSide(asking, b)];
    if (one === null || other === null) return null;
    const pictures = await drawn(() => overlapOf(one, other, asking), asking.illustrated);
    return compareDeclarationsPanel(one, other, asking, pictures);
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

function overlapOf(one: SideOfDeclarations, other: SideOfDeclarations, { language, day }: QueryContext) {
  const { pictures, declaration } = messagesFor(language);
  const both = onBoth(one, other).length;
  const [a, b] = [one, other].map(({ entry, everyone }) => ({
    name: `${declaration.number(entry.number)}: ${entry.title}`,
    n: everyone.length,
  }));
  if (!a || !b) throw new Error('There are two sides.');
  return overlapPicture(
    {
      title: pictures.sidesOfDeclarations(one.entry.number, other.entry.number),
      line: pictures.hatched,
    },
    {
      sides: [a, b],
      both,
      said: pictures.signedBoth(both, percent(both, a.n + b.n - both, language)),
    },
    language,
    day,
  );
}

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
