import { delegationsTable, groupsTable, topicNamesTable } from './code-lists.ts';
import {
  correctionsTable,
  countriesTable,
  declarationsTable,
  editionsTable,
  referencesTable,
  textsTable,
  topicsTable,
} from './declaration-tables.ts';
import { membershipsTable, namesTable, peopleTable, signaturesTable } from './people-tables.ts';
import type { DatasetTable } from './table.ts';

/** The tables of a data set, those first that people ask for most. */
export const datasetTables: readonly DatasetTable[] = [
  declarationsTable,
  textsTable,
  editionsTable,
  signaturesTable,
  peopleTable,
  namesTable,
  membershipsTable,
  topicsTable,
  countriesTable,
  referencesTable,
  correctionsTable,
  delegationsTable,
  groupsTable,
  topicNamesTable,
];
