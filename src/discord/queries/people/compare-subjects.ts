import { messagesFor } from '../../../i18n/messages.ts';
import { periodInWords } from '../../../i18n/period.ts';
import type { Cell } from '../../../lib/csv.ts';
import { numberToDay } from '../../../period/day-number.ts';
import type { Period } from '../../../period/period.ts';
import type { Database } from '../../../store/db/database.ts';
import { namePartsOf } from '../../../store/people/name-parts.ts';
import { peopleById } from '../../../store/people/named-people.ts';
import { sharedSigners, type SharedSigners } from '../../../store/stats/shared-signers.ts';
import { slug } from '../../render/csv.ts';
import { overlapPicture } from '../../charts/count-pictures.ts';
import { percent } from '../../render/number-format.ts';
import { troubleCard } from '../../render/notice.ts';
import { pagingOf } from '../../render/pagination.ts';
import type { ViewOf } from '../../render/view-kinds.ts';
import {
  sharedPerPage,
  sharedSignersPanel,
  subjectName,
  type SharedSigner,
  type SharedSignersView,
} from '../../views/people/shared-signers.ts';
import type { QueryContext } from '../context.ts';
import { defineView } from '../define-view.ts';
import { drawn } from '../picture.ts';
import { maxExportedRows, personCells, personColumns } from '../export-table.ts';

type Asked = ViewOf<'compareSubjects'>;

export const compareSubjectsView = defineView({
  kind: 'compareSubjects',

  answer: async (asking, asked) => {
    const { db, language } = asking;
    if (asked.a === asked.b) return troubleCard(messagesFor(language).comparing.same);
    const period = periodOf(asked);
    const found = await sharedSigners(db, { ...asked, period });
    const ranked = rankedBy(found, asked.who);
    const { page } = pagingOf(ranked.length, sharedPerPage, asked.page);
    const people = await named(db, ranked.slice((page - 1) * sharedPerPage, page * sharedPerPage));
    const side = ({ declarations, counts }: SharedSigners['a']) => ({
      declarations,
      signatories: counts.size,
    });
    const { a, b, together } = found;
    const both = rankedBy(found, 'both').length;
    const shown = { period, a: side(a), b: side(b), together, both, people };
    const pictures = await drawn(
      () => overlapOf(shown, asked, asking),
      asking.illustrated !== false && asked.page === 1,
    );
    return sharedSignersPanel({ ...shown, pictures }, asked, asking);
  },

  exportTable: async ({ db, language }, asked) => {
    const found = await sharedSigners(db, { ...asked, period: periodOf(asked) });
    const all = (['both', 'a', 'b'] as const).flatMap((who) => rankedBy(found, who));
    const people = await named(db, all.slice(0, maxExportedRows));
    const partsOf = await namePartsOf(
      db,
      people.map(({ id }) => id),
    );
    const period = periodOf(asked);
    const [a, b] = [subjectName(asked.of, asked.a, language), subjectName(asked.of, asked.b, language)];
    const when = period.from === null && period.to === null ? null : periodInWords(period, language);
    return {
      table: {
        file: `signed-on-${slug(asked.a)}-and-${slug(asked.b)}`,
        columns: ['signatory_id', ...personColumns, `signed_${slug(asked.a)}`, `signed_${slug(asked.b)}`],
        rows: people.map((one): Cell[] => [
          one.id,
          ...personCells(one, partsOf(one.id, one.name), language),
          one.a,
          one.b,
        ]),
      },
      title: messagesFor(language).subjects.file(a, b, when),
      isCut: all.length > maxExportedRows,
    };
  },
});

function overlapOf(
  { period, a, b, both }: SharedSignersView,
  asked: Asked,
  { language, day }: Pick<QueryContext, 'language' | 'day'>,
) {
  const { pictures, subjects } = messagesFor(language);
  const [one, other] = [asked.a, asked.b].map((key) => subjectName(asked.of, key, language));
  const when = period.from === null && period.to === null ? null : periodInWords(period, language);
  return overlapPicture(
    { title: subjects.file(one ?? '', other ?? '', when), line: pictures.hatchedSigners },
    {
      sides: [
        { name: one ?? '', n: a.signatories },
        { name: other ?? '', n: b.signatories },
      ],
      both,
      said: pictures.signedBoth(both, percent(both, a.signatories + b.signatories - both, language)),
    },
    language,
    day,
  );
}

const periodOf = ({ from, to }: Asked): Period => ({
  from: from === null ? null : numberToDay(from),
  to: to === null ? null : numberToDay(to),
});

type Counted = Pick<SharedSigner, 'id' | 'a' | 'b'>;

/** Most often on both first; those of one side only by how often. */
function rankedBy({ a, b }: SharedSigners, who: Asked['who']): Counted[] {
  const ids = who === 'b' ? b.counts.keys() : a.counts.keys();
  return [...ids]
    .map((id) => ({ id, a: a.counts.get(id) ?? 0, b: b.counts.get(id) ?? 0 }))
    .filter((one) => (who === 'both' ? one.a > 0 && one.b > 0 : one.a === 0 || one.b === 0))
    .toSorted(
      (one, other) =>
        Math.min(other.a, other.b) - Math.min(one.a, one.b) ||
        other.a + other.b - one.a - one.b ||
        one.id - other.id,
    );
}

async function named(db: Database, counted: readonly Counted[]): Promise<SharedSigner[]> {
  const people = await peopleById(
    db,
    counted.map(({ id }) => id),
  );
  return counted.map((one) => ({ name: '…', delegation: '', ...people.get(one.id), ...one }));
}
