import type { Locale } from '../../../locales.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import type { Cell } from '../../../lib/csv.ts';
import type { Database } from '../../../store/db/database.ts';
import { peopleById } from '../../../store/people/named-people.ts';
import { namePartsOf } from '../../../store/people/name-parts.ts';
import { savedSearch } from '../../../store/search/saved-searches.ts';
import type { SearchFor } from '../../../store/search/search-for.ts';
import { signingBy } from '../../../store/stats/signing.ts';
import type { SigningLine } from '../../../store/stats/signing-lines.ts';
import { slug } from '../../render/csv.ts';
import { pagingOf } from '../../render/pagination.ts';
import { troubleCard } from '../../render/notice.ts';
import {
  signersInWords,
  signingPanel,
  signingPerPage,
  subjectInWords,
  type ShownBy,
  type SigningLineView,
} from '../../views/stats/signing.ts';
import { labelOf } from '../../views/stats/stats.ts';
import { defineView } from '../define-view.ts';
import {
  maxExportedRows,
  personCells,
  personColumns,
  plainTitle,
  rounded,
  type ExportTable,
} from '../export-table.ts';
import { askedView } from '../search/search.ts';
import { drawn } from '../picture.ts';
import { signingPicture } from './signing-picture.ts';
import { nothingHeld } from '../still-reading.ts';

/** Who signed what a search asks for. Counted anew each time: of a search only the conditions are used. */
export const signingView = defineView({
  kind: 'signing',

  answer: async (asking, { by, id, page: wanted }) => {
    const { db, language } = asking;
    const kept = await savedSearch(db, id);
    if (kept === null) return null;
    const at = (page: number) =>
      signingBy(db, kept.asked, by, { from: (page - 1) * signingPerPage, count: signingPerPage });
    const first = await at(wanted);
    // Of fewer lines than there were when its button was made, the last page.
    const { page } = pagingOf(first?.total ?? 0, signingPerPage, wanted);
    const found = page === wanted ? first : await at(page);
    const { search, searching } = messagesFor(language);
    if (found === null) return troubleCard(search.tooCommon);
    const asked = await askedView(db, kept.asked);
    if (found.matching === 0) {
      const isAnything = Object.values(kept.asked).every((value) => value === null);
      return isAnything
        ? nothingHeld(db, language)
        : troubleCard(searching.nothing(subjectInWords(asked, language)), searching.fewer);
    }
    const lines = await withPeople(db, found.lines, by);
    const shown = { id, by, asked, ...found, lines, page };
    const pictures = await drawn(
      () => signingPicture(shown, asking),
      asking.illustrated !== false && page === 1,
    );
    return signingPanel({ ...shown, pictures }, asking);
  },

  exportTable: async ({ db, language }, { by, id }) => {
    const kept = await savedSearch(db, id);
    return kept === null ? null : tableOf(db, kept.asked, by, language);
  },
});

async function withPeople(
  db: Database,
  lines: readonly SigningLine[],
  by: ShownBy,
): Promise<SigningLineView[]> {
  const people =
    by === 'signatory'
      ? await peopleById(
          db,
          lines.map(({ key }) => Number(key)),
        )
      : null;
  return lines.map((line) => ({ ...line, person: people?.get(Number(line.key)) ?? null }));
}

async function tableOf(
  db: Database,
  asked: SearchFor,
  by: ShownBy,
  language: Locale,
): Promise<ExportTable | null> {
  const found = await signingBy(db, asked, by, { from: 0, count: maxExportedRows });
  if (found === null) return null;
  const lines = await withPeople(db, found.lines, by);
  const view = await askedView(db, asked);
  const said = [signersInWords(view, language), subjectInWords(view, language)].filter(
    (part) => part !== null,
  );
  const share = ({ signed, possible }: SigningLine) => (possible === 0 ? null : rounded(signed / possible));
  const figures = (line: SigningLine): Cell[] => [line.signed, line.possible, share(line)];
  const columns = ['signed', 'could_have_signed', 'share'];
  const partsOf = await namePartsOf(
    db,
    lines.flatMap(({ person }) => (person === null ? [] : [person.id])),
  );
  const rows = lines.map((line): Cell[] => {
    const { key, person } = line;
    if (by !== 'signatory')
      return [key, ...(by === 'year' ? [] : [labelOf(by, key, language)]), ...figures(line)];
    const { id, ...shown } = person ?? { id: Number(key), name: '', delegation: '' };
    return [id, ...personCells(shown, partsOf(id, shown.name), language), ...figures(line)];
  });
  const own =
    by === 'signatory'
      ? ['signatory_id', ...personColumns]
      : by === 'year'
        ? ['year']
        : [`${by}_code`, 'name'];
  return {
    table: {
      file: `signed-by-${by}-${slug(plainTitle(said.join(' ')))}`,
      columns: [...own, ...columns],
      rows,
    },
    title: messagesFor(language).signing.file[by](said.join(' · ')),
    isCut: found.total > lines.length,
  };
}
