import type { Cell } from '../../lib/csv.ts';
import type { DatasetRecord } from '../../store/dataset/read-dataset.ts';
import type { SignatureData } from '../../store/dataset/record.ts';

/** Types as Frictionless Table Schema names them. */
type ColumnType = 'integer' | 'string' | 'date' | 'datetime' | 'boolean';

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** For whoever has the file alone. */
  readonly description: string;
  /** What a number counts. */
  readonly unit?: string;
  /** Never empty. */
  readonly required: boolean;
}

/** What rows are made with beside the record at hand. */
export interface RowContext {
  /** How the name of a signature divides. */
  readonly partsOf: (signature: SignatureData) => NameParts | null;
}

interface NameParts {
  readonly given: string | null;
  readonly family: string;
}

/** A table of the data set: what it holds, and which rows of it a record makes. */
export interface DatasetTable {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly columns: readonly Column[];
  readonly primaryKey: readonly string[];
  readonly foreignKeys: readonly ForeignKey[];
  readonly rows: (record: DatasetRecord, context: RowContext) => readonly (readonly Cell[])[];
}

interface ForeignKey {
  readonly fields: readonly string[];
  readonly table: string;
  readonly to: readonly string[];
}

/** A column in which every row has a value. */
export function column(
  name: string,
  type: ColumnType,
  description: string,
  { unit, isOptional = false }: { readonly unit?: string; readonly isOptional?: boolean } = {},
): Column {
  return { name, type, description, required: !isOptional, ...(unit !== undefined && { unit }) };
}

/** A column that may be empty. */
export function optional(name: string, type: ColumnType, description: string): Column {
  return column(name, type, description, { isOptional: true });
}

export const ofDeclaration: ForeignKey = { fields: ['number'], table: 'declarations', to: ['number'] };
export const ofPerson: ForeignKey = { fields: ['person_id'], table: 'people', to: ['person_id'] };

export const numberColumn = column(
  'number',
  'integer',
  'The declaration’s own number: the 682 of “Written declaration No. 682”.',
);
export const languageColumn = column('language', 'string', 'Language of the text: en or fr.');
export const personColumn = column(
  'person_id',
  'integer',
  'The person; the same in all tables of this data set, and in what is imported from it into an empty store.',
);

/** One value from several, for a cell. */
export const joined = (values: readonly string[]): string => values.join('; ');
