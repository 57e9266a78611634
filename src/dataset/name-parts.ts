import { fold } from '../assembly/fold.ts';
import type { DatasetRecord } from '../store/dataset/read-dataset.ts';
import type { RowContext } from './tables/table.ts';

/** How names divide, learnt from the people of a data set, who come before their signatures. */
export function createNameParts(): RowContext & { learn(record: DatasetRecord): void } {
  const known = new Map<string, NonNullable<ReturnType<RowContext['partsOf']>>>();
  const keyOf = (person: number, name: string) => `${person} ${fold(name)}`;
  return {
    learn: (record) => {
      if (record.kind !== 'person') return;
      for (const { name, given_name: given, family_name: family } of record.names)
        known.set(keyOf(record.id, name), { given, family });
    },
    partsOf: ({ person, name }) => known.get(keyOf(person, name)) ?? null,
  };
}
