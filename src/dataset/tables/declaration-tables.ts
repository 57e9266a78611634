import type { DeclarationData } from '../../store/dataset/record.ts';
import {
  column,
  joined,
  languageColumn,
  numberColumn,
  ofDeclaration,
  optional,
  type DatasetTable,
} from './table.ts';

type Rows = DatasetTable['rows'];

/** Rows that declarations make, and nothing else does. */
export const each =
  (rows: (declaration: DeclarationData, context: Parameters<Rows>[1]) => ReturnType<Rows>): Rows =>
  (record, context) =>
    record.kind === 'declaration' ? rows(record, context) : [];

const titleIn = ({ texts }: DeclarationData, language: string): string | null =>
  texts.find((text) => text.language === language)?.title ?? null;

export const declarationsTable: DatasetTable = {
  name: 'declarations',
  title: 'Written declarations',
  description: 'One row per declaration, as in its latest edition on record.',
  columns: [
    numberColumn,
    column('document', 'integer', 'Number of the Assembly document: the 14933 of “Doc. 14933”.'),
    column('tabled_on', 'date', 'Date of the first edition on record.'),
    column('date', 'date', 'Date of the latest edition on record.'),
    column(
      'edition',
      'integer',
      'Number of the latest edition on record: 1 for the first, and one more for each later one.',
    ),
    column('signatories', 'integer', 'Number of names on the latest edition on record.', { unit: 'people' }),
    optional('title_en', 'string', 'Title in English; empty if no English text is on record.'),
    optional('title_fr', 'string', 'Title in French; empty if no French text is on record.'),
    optional('url', 'string', 'Address of the latest edition on the Assembly’s site.'),
  ],
  primaryKey: ['number'],
  foreignKeys: [],
  rows: each((one) => {
    const newest = one.editions.at(-1);
    return [
      [
        one.number,
        one.document,
        one.tabled_on,
        one.date,
        newest?.edition ?? 1,
        newest?.signatures.length ?? 0,
        titleIn(one, 'en'),
        titleIn(one, 'fr'),
        one.url,
      ],
    ];
  }),
};

export const textsTable: DatasetTable = {
  name: 'texts',
  title: 'Texts',
  description: 'Titles and texts, one row per language on record.',
  columns: [
    numberColumn,
    languageColumn,
    column('title', 'string', 'As published.'),
    column(
      'text',
      'string',
      'As published, without page furniture; paragraphs are separated by an empty line.',
    ),
    optional(
      'summary',
      'string',
      'The sentence of the text that says what the signatories ask for, chosen by a program.',
    ),
    optional('date', 'date', 'Date of the edition that the text was read from.'),
  ],
  primaryKey: ['number', 'language'],
  foreignKeys: [ofDeclaration],
  rows: each((one) =>
    one.texts.map(({ language, title, paragraphs, summary, date }) => [
      one.number,
      language,
      title,
      paragraphs.join('\n\n'),
      summary,
      date,
    ]),
  ),
};

export const editionsTable: DatasetTable = {
  name: 'editions',
  title: 'Editions',
  description: 'A declaration is published again when members have added their names.',
  columns: [
    numberColumn,
    column('edition', 'integer', '1 for the first on record, in order of publication.'),
    column('date', 'date', 'Date printed on it.'),
    column('language', 'string', 'Language in which its list of names was read: en or fr.'),
    column('signatories', 'integer', 'Number of names on it.', { unit: 'people' }),
    optional('file_id', 'integer', 'Number of the file on the Assembly’s site.'),
    optional('url', 'string', 'Its address.'),
    column('seen_at', 'datetime', 'When it was found, in UTC.'),
  ],
  primaryKey: ['number', 'edition'],
  foreignKeys: [ofDeclaration],
  rows: each((one) =>
    one.editions.map(({ edition, date, language, signatures, file_id, url, seen_at }) => [
      one.number,
      edition,
      date,
      language,
      signatures.length,
      file_id,
      url,
      seen_at,
    ]),
  ),
};

export const topicsTable: DatasetTable = {
  name: 'topics',
  title: 'Topics',
  description:
    'What a declaration is about, judged by the words of its text; one row per topic and language of the text.',
  columns: [
    numberColumn,
    languageColumn,
    column('position', 'integer', '1 for the main topic of that text.'),
    column('topic', 'string', 'Code; the table topic_names has the names.'),
    column('evidence', 'string', 'The words of the text that show the topic, separated by semicolons.'),
  ],
  primaryKey: ['number', 'language', 'topic'],
  foreignKeys: [ofDeclaration, { fields: ['topic'], table: 'topic_names', to: ['topic'] }],
  rows: each((one) =>
    one.topics.map(({ language, position, topic, evidence }) => [
      one.number,
      language,
      position,
      topic,
      joined(evidence),
    ]),
  ),
};

export const countriesTable: DatasetTable = {
  name: 'countries',
  title: 'Countries',
  description: 'The countries a declaration is about, not those of its signatories.',
  columns: [
    numberColumn,
    column('position', 'integer', 'In the order in which they are found in title and text.'),
    column('country_code', 'string', 'ISO 3166 alpha-2; XK for Kosovo.'),
  ],
  primaryKey: ['number', 'country_code'],
  foreignKeys: [ofDeclaration],
  rows: each((one) => one.concerns.map((code, at) => [one.number, at + 1, code])),
};

export const referencesTable: DatasetTable = {
  name: 'references',
  title: 'References',
  description: 'Documents of the Assembly that a text refers to by number.',
  columns: [
    numberColumn,
    languageColumn,
    column('kind', 'string', 'declaration, document, resolution, recommendation or opinion.'),
    column('refers_to', 'integer', 'The number of the document.'),
    optional('declaration', 'integer', 'The number of the declaration referred to, if it is on record.'),
  ],
  primaryKey: ['number', 'language', 'kind', 'refers_to'],
  foreignKeys: [ofDeclaration],
  rows: each((one) =>
    one.references.map(({ language, kind, number, held }) => [one.number, language, kind, number, held]),
  ),
};

export const correctionsTable: DatasetTable = {
  name: 'corrections',
  title: 'Corrections',
  description: 'What the Assembly has changed in a published edition.',
  columns: [
    numberColumn,
    column('edition', 'integer', 'The latest edition when the correction was found.'),
    column('what', 'string', 'title, text, date, first (who tabled it), list, or fewer (names removed).'),
    optional('language', 'string', 'Language of the text; empty if the correction concerns no text.'),
    column('before', 'string', 'What was there before.'),
    column('after', 'string', 'What is there now.'),
    column('noticed_at', 'datetime', 'When it was found, in UTC.'),
  ],
  primaryKey: [],
  foreignKeys: [ofDeclaration],
  rows: each((one) =>
    one.corrections.map(({ edition, what, language, before, after, noticed_at }) => [
      one.number,
      edition,
      what,
      language,
      before,
      after,
      noticed_at,
    ]),
  ),
};
