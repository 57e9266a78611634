import { delegationName } from '../../assembly/delegation.ts';
import { familyOf } from '../../assembly/group.ts';
import type { Cell } from '../../lib/csv.ts';
import type { DeclarationData } from '../../store/dataset/record.ts';
import { signaturesTable } from '../tables/people-tables.ts';
import { column, joined, optional, type DatasetTable } from '../tables/table.ts';

const own = signaturesTable.columns.filter(({ name }) => name !== 'number');
const named = (declaration: DeclarationData, language: string) =>
  declaration.texts.find((text) => text.language === language)?.title ?? null;

/** Every signature with what is known of its declaration beside it: one file that needs no other. */
export const flatSignaturesTable: DatasetTable = {
  ...signaturesTable,
  name: 'signatures_flat',
  title: 'Signatures, with their declarations',
  description:
    'The table signatures with what the tables declarations, topics and countries say of each row’s declaration.',
  columns: [
    ...signaturesTable.columns.filter(({ name }) => name === 'number'),
    column('document', 'integer', 'Number of the Assembly document.'),
    column('tabled_on', 'date', 'Day of the first edition known.'),
    column('is_newest', 'boolean', 'The row stands on the newest edition.'),
    optional('title_en', 'string', 'Title in English.'),
    optional('title_fr', 'string', 'Title in French.'),
    optional('url', 'string', 'Address of the newest edition.'),
    column('topics', 'string', 'Codes of topics, parted by semicolons.'),
    column('countries', 'string', 'Codes of countries that it is about, parted by semicolons.'),
    ...own,
    optional('delegation_en', 'string', 'Name of the delegation in English.'),
    optional('group_line', 'string', 'Code of the newest group of the group’s line.'),
  ],
  rows: (record, context) => {
    if (record.kind !== 'declaration') return [];
    const newest = record.editions.at(-1)?.edition ?? 0;
    const about: Cell[] = [
      named(record, 'en'),
      named(record, 'fr'),
      record.url,
      joined([...new Set(record.topics.map(({ topic }) => topic))]),
      joined(record.concerns),
    ];
    const [edition, delegation, group] = ['edition', 'delegation_code', 'group_code'].map((wanted) =>
      own.findIndex(({ name }) => name === wanted),
    );
    return signaturesTable.rows(record, context).map(([number = null, ...rest]) => {
      const [code, party] = [rest[delegation ?? -1], rest[group ?? -1]];
      return [
        number,
        record.document,
        record.tabled_on,
        rest[edition ?? -1] === newest,
        ...about,
        ...rest,
        typeof code === 'string' && code !== '' ? delegationName(code, 'en') : null,
        typeof party === 'string' ? familyOf(party) : null,
      ];
    });
  },
};
