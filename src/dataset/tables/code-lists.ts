import { delegations } from '../../assembly/delegation.ts';
import { families } from '../../assembly/group.ts';
import { topics } from '../../classify/topics/taxonomy.ts';
import type { Cell } from '../../lib/csv.ts';
import { column, optional, type DatasetTable } from './table.ts';

/** Rows that are the same in every data set of a version: they come with its head. */
const fixed =
  (rows: () => readonly (readonly Cell[])[]): DatasetTable['rows'] =>
  (record) =>
    record.kind === 'dataset' ? rows() : [];

const en = column('name_en', 'string', 'In English.');
const fr = column('name_fr', 'string', 'In French.');

export const delegationsTable: DatasetTable = {
  name: 'delegations',
  title: 'Delegations',
  description: 'Countries whose parliaments send, or have sent, members or observers to the Assembly.',
  columns: [
    column('delegation_code', 'string', 'ISO 3166 alpha-2; XK for Kosovo.'),
    en,
    fr,
    column('member', 'boolean', 'Whether it is a member state of the Council of Europe today.'),
  ],
  primaryKey: ['delegation_code'],
  foreignKeys: [],
  rows: fixed(() => delegations.map(({ code, en, fr, member }) => [code, en, fr, member])),
};

export const groupsTable: DatasetTable = {
  name: 'groups',
  title: 'Political groups',
  description: 'The codes of every period, and the line of groups that they belong to.',
  columns: [
    column('group_code', 'string', 'As printed in English lists.'),
    column('line', 'string', 'Code of the newest group of the line.'),
    column('name_en', 'string', 'Name of the newest group, in English.'),
    column('name_fr', 'string', 'Name of the newest group, in French.'),
    optional('abbreviation_fr', 'string', 'Abbreviation of the newest group in French.'),
  ],
  primaryKey: ['group_code'],
  foreignKeys: [],
  rows: fixed(() =>
    families.flatMap(({ id, codes, en, fr, abbreviation }) =>
      codes.map((code) => [code, id, en, fr, abbreviation.fr]),
    ),
  ),
};

export const topicNamesTable: DatasetTable = {
  name: 'topic_names',
  title: 'Names of topics',
  description: 'What the codes of topics stand for.',
  columns: [
    column('topic', 'string', 'Code.'),
    en,
    fr,
    column('about_en', 'string', 'What it covers, in English.'),
    column('about_fr', 'string', 'What it covers, in French.'),
  ],
  primaryKey: ['topic'],
  foreignKeys: [],
  rows: fixed(() => topics.map(({ id, name, about }) => [id, name.en, name.fr, about.en, about.fr])),
};
