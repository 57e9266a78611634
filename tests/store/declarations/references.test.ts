import { expect, test } from 'vitest';
import { resolveReferences } from '../../../src/store/declarations/references.ts';
import { nearestNumbers, numberOfFile } from '../../../src/store/declarations/nearest-number.ts';
import { useDatabase } from '../../support/database.ts';
import { archived, keep } from '../../support/declarations/declarations.ts';

const db = useDatabase();

test('what a text names is found by No. or by Doc. number, and once; the rest stays as it is', async () => {
  for (const number of [679, 682]) await keep(db(), archived(number));
  const resolved = await resolveReferences(
    db(),
    [
      { kind: 'resolution', number: 679 },
      { kind: 'document', number: 14_933 },
      { kind: 'declaration', number: 675 },
      { kind: 'declaration', number: 682 },
      { kind: 'declaration', number: 679 },
      { kind: 'document', number: 679 },
    ],
    'en',
  );
  expect(resolved.map(({ kind, number, entry }) => [kind, number, entry?.number ?? null])).toEqual([
    ['resolution', 679, null],
    ['document', 14_933, 682],
    ['declaration', 675, null],
    ['declaration', 679, 679],
    ['document', 679, null],
  ]);
  expect(resolved[1]?.entry?.title).toBe(archived(682).title);
});

test('documents that are no declarations, and none at all, are not looked up', async () => {
  expect(await resolveReferences(db(), [], 'en')).toEqual([]);
  expect(await resolveReferences(db(), [{ kind: 'opinion', number: 300 }], 'fr')).toEqual([
    { kind: 'opinion', number: 300, entry: null },
  ]);
});

test('entries are in the reader’s language where it is held', async () => {
  await keep(db(), archived(572));
  await keep(db(), archived(572, 'fr'));
  const [resolved] = await resolveReferences(db(), [{ kind: 'declaration', number: 572 }], 'fr');
  expect(resolved?.entry?.title).toBe(archived(572, 'fr').title);
});

test('next to a number that is not held are two on either side', async () => {
  for (const number of [424, 435, 439, 572, 679, 682]) await keep(db(), archived(number));
  const near = async (by: 'number' | 'document', value: number) =>
    (await nearestNumbers(db(), by, value, 'en')).map(({ number }) => number);
  expect(await near('number', 500)).toEqual([679, 572, 439, 435]);
  expect(await near('number', 9999)).toEqual([682, 679]);
  expect(await near('number', 1)).toEqual([435, 424]);
  expect(await near('document', 13_480)).toEqual([682, 679, 572, 439]);
});

test('a file leads to its declaration, an earlier edition too', async () => {
  const first = archived(682);
  await keep(db(), {
    ...first,
    signatories: first.signatories.slice(0, 20),
    date: '2019-06-20',
    fileId: 28_000,
  });
  await keep(db(), first);
  expect(await numberOfFile(db(), 28_063)).toBe(682);
  expect(await numberOfFile(db(), 28_000)).toBe(682);
  expect(await numberOfFile(db(), 28_001)).toBeNull();
});
