import { each } from './declaration-tables.ts';
import type { PersonRecord } from '../../store/dataset/record.ts';
import {
  column,
  numberColumn,
  ofDeclaration,
  ofPerson,
  optional,
  personColumn,
  type DatasetTable,
} from './table.ts';

const people =
  (rows: (person: PersonRecord) => ReturnType<DatasetTable['rows']>): DatasetTable['rows'] =>
  (record) =>
    record.kind === 'person' ? rows(record) : [];

const delegation = column(
  'delegation_code',
  'string',
  'ISO 3166 alpha-2, XK for Kosovo, or the name as printed where no code is known; empty in the lists of 1998 to 2001, which print surnames only.',
  { isOptional: true },
);
const group = optional(
  'group_code',
  'string',
  'The English code of the political group; empty if none is printed. The table groups has the names.',
);
const given = optional('given_name', 'string', 'Empty if the lists print family names only.');
const family = column('family_name', 'string', 'As printed; most lists print it in capitals.');

const least = (days: readonly string[]) => days.reduce((a, b) => (a < b ? a : b), '9999-12-31');
const most = (days: readonly string[]) => days.reduce((a, b) => (a > b ? a : b), '');

export const peopleTable: DatasetTable = {
  name: 'people',
  title: 'People',
  description:
    'Signatories, one row per person. Who is the same person is judged by names, delegations and years; in doubt there are two rows.',
  columns: [
    personColumn,
    column('name', 'string', 'The fullest of the names printed most recently.'),
    { ...given, description: 'Given name; empty if only the family name is printed.' },
    { ...family, required: false },
    delegation,
    optional('first_on', 'date', 'Date of the first edition that prints one of the names.'),
    optional('last_on', 'date', 'Date of the last such edition.'),
  ],
  primaryKey: ['person_id'],
  foreignKeys: [],
  rows: people(({ id, name, delegation, names }) => {
    const shown = names.find((one) => one.name === name);
    const [first, last] = [names.map(({ first_on }) => first_on), names.map(({ last_on }) => last_on)];
    return [
      [
        id,
        name,
        shown?.given_name ?? null,
        shown?.family_name ?? null,
        delegation,
        names.length === 0 ? null : least(first),
        names.length === 0 ? null : most(last),
      ],
    ];
  }),
};

export const namesTable: DatasetTable = {
  name: 'names',
  title: 'Names as printed',
  description: 'Every form in which the name of a person was printed.',
  columns: [
    personColumn,
    column('name', 'string', 'Without the honorific.'),
    given,
    family,
    optional('gender', 'string', 'm or f, if the honorific shows it.'),
    delegation,
    column('first_on', 'date', 'Date of the first edition that prints it.'),
    column('last_on', 'date', 'Date of the last such edition.'),
    column('pinned', 'boolean', 'Whether the operator has confirmed whose name it is.'),
  ],
  primaryKey: [],
  foreignKeys: [ofPerson],
  rows: people(({ id, names }) =>
    names.map((one) => [
      id,
      one.name,
      one.given_name,
      one.family_name,
      one.gender === '' ? null : one.gender,
      one.delegation,
      one.first_on,
      one.last_on,
      one.pinned,
    ]),
  ),
};

export const membershipsTable: DatasetTable = {
  name: 'memberships',
  title: 'Memberships',
  description:
    'The delegation and line of groups of a person, as far as their signatures show it; nothing is known about the time before, between or after these.',
  columns: [
    personColumn,
    delegation,
    {
      ...group,
      description: 'The line of groups, by the code of its newest name; empty if none is printed.',
    },
    column('from', 'date', 'Date on which the first declaration that shows it was tabled.'),
    column('to', 'date', 'Date on which the last such declaration was tabled.'),
  ],
  primaryKey: [],
  foreignKeys: [ofPerson],
  rows: people(({ id, memberships }) =>
    memberships.map(({ delegation, group, from, to }) => [id, delegation, group, from, to]),
  ),
};

export const signaturesTable: DatasetTable = {
  name: 'signatures',
  title: 'Signatures',
  description:
    'One row per name on an edition. Each edition repeats the names of the one before; those of the latest one have the number in declarations.edition.',
  columns: [
    numberColumn,
    column('edition', 'integer', 'The edition that prints the name.'),
    column('date', 'date', 'Date of that edition.'),
    column('position', 'integer', 'In the order printed; 1 is the member who tabled the declaration.'),
    personColumn,
    optional('honorific', 'string', 'As printed.'),
    column('name', 'string', 'As printed, without the honorific.'),
    given,
    { ...family, required: false },
    delegation,
    optional('delegation_printed', 'string', 'The delegation as printed.'),
    group,
    optional('group_printed', 'string', 'The group as printed.'),
    column('added', 'boolean', 'Whether the name was not on the edition before.'),
  ],
  primaryKey: ['number', 'edition', 'position'],
  foreignKeys: [
    ofDeclaration,
    ofPerson,
    { fields: ['number', 'edition'], table: 'editions', to: ['number', 'edition'] },
  ],
  rows: each((one, { partsOf }) =>
    one.editions.flatMap(({ edition, date, signatures }) =>
      signatures.map((signature) => {
        const parts = partsOf(signature);
        return [
          one.number,
          edition,
          date,
          signature.position,
          signature.person,
          signature.honorific,
          signature.name,
          parts?.given ?? null,
          parts?.family ?? null,
          signature.delegation,
          signature.delegation_printed,
          signature.group,
          signature.group_printed,
          signature.added,
        ];
      }),
    ),
  ),
};
