import { eq } from 'drizzle-orm';
import type { Database } from '../../../src/store/db/database.ts';
import { declarations } from '../../../src/store/db/schema.ts';
import { joinPeople } from '../../../src/store/ingest/merge-and-split.ts';
import { saveTranslation } from '../../../src/store/ingest/save-declaration.ts';
import { setWalkState } from '../../../src/store/crawl/walk-state.ts';
import { findSignatories } from '../../../src/store/people/find-signatories.ts';
import { listOf } from '../../store/support/lists.ts';
import { archived, keep, later, noon } from '../../support/declarations/declarations.ts';

const day = 24 * 60 * 60_000;

/**
 * What a store may hold: both languages, later editions, a correction, references, a person in two delegations whom an operator
 * made one, names that no list of delegations knows, a walk.
 */
export async function fillStore(db: Database): Promise<void> {
  for (const number of [679, 682]) await keep(db, archived(number));
  const french = {
    ...archived(682),
    language: 'fr' as const,
    title: 'Un titre en français',
    paragraphs: [
      'Les soussignés demandent des élections libres en Géorgie.',
      'Voir la Résolution 1900 (2012).',
    ],
  };
  const [held] = await db
    .select({ id: declarations.id })
    .from(declarations)
    .where(eq(declarations.number, 682));
  await db.transaction((tx) => saveTranslation(tx, held?.id ?? 0, french, later(day)));
  const first = listOf(
    500,
    '2015-01-26',
    'Mr Axel FISCHER, Germany, EPP/CD',
    'Ms Anne BRASSEUR, Luxembourg, ALDE',
  );
  await keep(db, first, later(2 * day));
  await keep(
    db,
    {
      ...listOf(
        500,
        '2015-02-02',
        'Mr Axel FISCHER, Germany, EPP/CD',
        'Ms Anne BRASSEUR, Luxembourg, ALDE',
        'Mr Jan NOVAK, Freedonia, =SUM(A1)',
        'Mr Axel FISCHER, Austria',
      ),
      fileId: 20_501,
      title: '-2+3, "quoted", and Written Declaration No. 682',
      paragraphs: ['See Doc. 14933.', 'And Resolution 1900 (2012).'],
    },
    later(3 * day),
  );
  // The same page again with another title: a correction.
  await keep(db, { ...archived(679), title: 'Another title of 679' }, later(4 * day));
  const [member, namesake] = await findSignatories(db, 'Axel FISCHER', 2);
  await joinPeople(db, member?.id ?? 0, namesake?.id ?? 0);
  await setWalkState(db, 'https://pace.coe.int', {
    floor: 20_000,
    startedAt: noon,
    highest: 28_100,
    next: 28_101,
    frontierAt: noon,
    beganOn: null,
    reachedOn: null,
    asked: 900,
    declarations: 3,
    failures: 0,
    nextTryAt: noon,
    probedAt: null,
  });
}
