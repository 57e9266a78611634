import { announceKept } from '../crawl/announce.ts';
import { takeOver } from '../crawl/walk/take-over.ts';
import { textUrl } from '../source/http/file-address.ts';
import { awaitedAsNews, settleBrought } from '../store/crawl/imports.ts';
import { notePages } from '../store/crawl/pages/page-inbox.ts';
import { lockPeople } from '../store/ingest/name-variants.ts';
import type { Transaction } from '../store/db/database.ts';
import { continueIds, holdsNothing, loadDeclarations, loadPeople } from '../store/dataset/load-rows.ts';
import type { DeclarationData, PersonRecord } from '../store/dataset/record.ts';
import { createAddressFilter } from './addresses.ts';
import type { DatasetContext, DatasetReport } from './import-report.ts';
import { datasetRecords } from './read-lines.ts';

/** Declarations, or people, that are stored together. */
const batch = { declarations: 100, people: 500 } as const;

/**
 * Stores a data set into a store that holds nothing: all of it or, when it is interrupted, nothing.
 *
 * @returns `null` when something is held.
 */
export async function loadDataset(
  file: string,
  about: Pick<DatasetReport, 'head' | 'end'>,
  context: DatasetContext,
): Promise<DatasetReport | null> {
  const { db, now, assemblyUrl, assemblyHosts, floor, signal, watch } = context;
  const { head, end } = about;
  const filter = createAddressFilter(assemblyUrl, assemblyHosts);
  const report = { ...about, way: 'loaded', extended: 0, agreeing: 0, differing: [], refused: [] } as const;
  const nothing = { fresh: 0, addresses: 0, walksOn: false, alerts: 0, interrupted: true };
  try {
    return await db.transaction(async (tx) => {
      await lockPeople(tx);
      if (!(await holdsNothing(tx))) return null;
      const [people, declarations]: [PersonRecord[], DeclarationData[]] = [[], []];
      let [fresh, alerts] = [0, 0];
      const store = async () => {
        await loadPeople(tx, people.splice(0));
        const some = declarations.splice(0);
        alerts += await loadSome(tx, some, context);
        fresh += some.length;
        watch(fresh, end.declarations);
        // What was stored goes with the transaction.
        if (signal.aborted) throw new Interrupted();
      };
      for await (const record of datasetRecords(file)) {
        if (record.kind === 'person') people.push(record);
        else if (record.kind === 'declaration') declarations.push(filter.filtered(record));
        if (people.length >= batch.people || declarations.length >= batch.declarations) await store();
      }
      await store();
      await continueIds(tx);
      const [covered] = head.coverage;
      const walksOn =
        covered !== undefined && (await takeOver(tx, covered, { assemblyUrl, floor, now: now() }));
      return { ...report, fresh, addresses: filter.dropped, walksOn, alerts, interrupted: false };
    });
  } catch (error) {
    if (error instanceof Interrupted) return { ...report, ...nothing };
    throw error;
  }
}

class Interrupted extends Error {}

/** @returns how many deliveries became pending. */
async function loadSome(
  tx: Transaction,
  declarations: readonly DeclarationData[],
  { now, assemblyUrl, announce, newsMaxAgeDays }: DatasetContext,
): Promise<number> {
  if (declarations.length === 0) return 0;
  const at = now();
  const ids = await loadDeclarations(tx, declarations, at);
  const filesOf = ({ editions }: DeclarationData) => [
    ...new Set(editions.flatMap(({ file_id: fileId }) => fileId ?? [])),
  ];
  const files = declarations.flatMap(filesOf);
  const awaited = await awaitedAsNews(tx, files);
  const found = [...new Set(files)].map((fileId) => ({ fileId, url: textUrl(fileId, 'en', assemblyUrl) }));
  await notePages(tx, found, { baseline: true, now: at });
  await settleBrought(tx, files);
  let alerts = 0;
  for (const one of declarations) {
    const isAwaited = filesOf(one).some((fileId) => awaited.has(fileId));
    const id = ids.get(one.number);
    if (id === undefined || (announce === 'awaited' && !isAwaited)) continue;
    const kept = { id, change: 'new', added: [], disputed: null } as const;
    const coming = { announce, isAwaited, date: one.date, maxAgeDays: newsMaxAgeDays ?? null, now: at };
    alerts += await announceKept(tx, kept, coming);
  }
  return alerts;
}
