import { sql, type SQL } from 'drizzle-orm';
import { references } from '../../classify/references/references.ts';
import { rows, type Database } from '../db/database.ts';
import { inScope, type DatasetScope } from './dataset-head.ts';
import type { DeclarationData, EditionData, SignatureData } from './record.ts';

/** So many are read and handed on at once: a few thousand names. */
const page = 50;

type Head = Omit<DeclarationData, 'texts' | 'editions' | 'topics' | 'references' | 'corrections' | 'kind'> & {
  readonly id: number;
};
type Of<T> = T & { readonly id: number };
type Text = DeclarationData['texts'][number];

const moment = (column: SQL) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The declarations wanted by number, each whole. */
export async function* readDeclarations(db: Database, scope: DatasetScope): AsyncGenerator<DeclarationData> {
  for (let after = -1; ;) {
    const heads = rows<Head>(
      await db.execute(sql`
        select d.id, d.number, d.document, d.tabled_on, d.date, d.url, d.classified_with, d.concerns
        from declarations d where d.number > ${after}::int and ${inScope(scope)} order by d.number limit ${page}`),
    );
    yield* await whole(db, heads);
    const last = heads.at(-1);
    if (last === undefined || heads.length < page) return;
    after = last.number;
  }
}

async function whole(db: Database, heads: readonly Head[]): Promise<DeclarationData[]> {
  if (heads.length === 0) return [];
  const ids = sql`${sql.param(heads.map(({ id }) => id))}::int[]`;
  const [texts, editions, signatures, topics, corrections] = [
    byId(await some<Text>(db, textsOf(ids))),
    byId(await some<Omit<EditionData, 'signatures'>>(db, editionsOf(ids))),
    byId(await some<SignatureData & { readonly edition: number }>(db, signaturesOf(ids))),
    byId(await some<DeclarationData['topics'][number]>(db, topicsOf(ids))),
    byId(await some<DeclarationData['corrections'][number]>(db, correctionsOf(ids))),
  ];
  const named = heads.map((head) => referencesIn(head, texts.get(head.id) ?? []));
  const held = await heldAmong(db, named.flat());
  return heads.map((head, at) => {
    const { id, ...rest } = head;
    const lists = new Map<number, SignatureData[]>();
    for (const { edition, ...signature } of signatures.get(id) ?? []) {
      const list = lists.get(edition);
      if (list) list.push(signature);
      else lists.set(edition, [signature]);
    }
    return {
      kind: 'declaration',
      ...rest,
      texts: texts.get(id) ?? [],
      editions: (editions.get(id) ?? []).map((one) => ({
        ...one,
        signatures: lists.get(one.edition) ?? [],
      })),
      topics: topics.get(id) ?? [],
      references: (named[at] ?? []).map((one) => ({ ...one, held: held(one) })),
      corrections: corrections.get(id) ?? [],
    };
  });
}

async function some<T>(db: Database, query: SQL): Promise<Of<T>[]> {
  return rows<Of<T>>(await db.execute(query));
}

/** Rows by declaration, in their order, without its id. */
function byId<T>(found: readonly Of<T>[]): ReadonlyMap<number, T[]> {
  const grouped = new Map<number, T[]>();
  for (const { id, ...row } of found) {
    const known = grouped.get(id);
    if (known) known.push(row as T);
    else grouped.set(id, [row as T]);
  }
  return grouped;
}

const textsOf = (ids: SQL) => sql`
  select declaration_id as id, language, title, paragraphs, summary, date
  from texts where declaration_id = any(${ids}) order by declaration_id, language`;

const editionsOf = (ids: SQL) => sql`
  select declaration_id as id, edition, date, language, file_id, url, ${moment(sql`seen_at`)} as seen_at
  from editions where declaration_id = any(${ids}) order by declaration_id, edition`;

const signaturesOf = (ids: SQL) => sql`
  select declaration_id as id, edition, position, signatory_id as person, honorific, name, delegation, delegation_printed,
    "group", group_printed, added
  from signatures where declaration_id = any(${ids}) order by declaration_id, edition, position`;

const topicsOf = (ids: SQL) => sql`
  select declaration_id as id, language, position, topic, evidence
  from declaration_topics where declaration_id = any(${ids}) order by declaration_id, language, position, topic collate "C"`;

const correctionsOf = (ids: SQL) => sql`
  select declaration_id as id, edition, what, language, before, after, ${moment(sql`noticed_at`)} as noticed_at
  from corrections c where declaration_id = any(${ids}) order by declaration_id, c.id`;

type Named = Omit<DeclarationData['references'][number], 'held'>;

function referencesIn({ number, document }: Head, texts: readonly Text[]): Named[] {
  return texts.flatMap(({ language, title, paragraphs }) =>
    references({ number, document, title, paragraphs }).map((one) => ({ language, ...one })),
  );
}

/** Which declaration each of some references means, among those that are held. */
async function heldAmong(
  db: Database,
  named: readonly Named[],
): Promise<(reference: Named) => number | null> {
  const numbers = named.filter(({ kind }) => kind === 'declaration').map(({ number }) => number);
  const documents = named.filter(({ kind }) => kind === 'document').map(({ number }) => number);
  if (numbers.length + documents.length === 0) return () => null;
  const list = (values: readonly number[]) => sql`${sql.param([...new Set(values)])}::int[]`;
  const found = rows<{ number: number; document: number }>(
    await db.execute(sql`
      select number, document from declarations
      where number = any(${list(numbers)}) or document = any(${list(documents)}) order by number desc`),
  );
  const byNumber = new Map(found.map(({ number }) => [number, number]));
  const byDocument = new Map(found.map(({ number, document }) => [document, number]));
  return ({ kind, number }) => {
    if (kind === 'declaration') return byNumber.get(number) ?? null;
    return kind === 'document' ? (byDocument.get(number) ?? null) : null;
  };
}
