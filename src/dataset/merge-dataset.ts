import { takeOver } from '../crawl/walk/take-over.ts';
import { storeDeclaration } from '../crawl/import/store-page.ts';
import type { PageOutcome } from '../crawl/process-page.ts';
import { heldDeclaration } from '../store/dataset/held-data.ts';
import type { DeclarationData, EditionData } from '../store/dataset/record.ts';
import { saveTranslation } from '../store/ingest/save-declaration.ts';
import { createAddressFilter } from './addresses.ts';
import { asDeclaration } from './as-declaration.ts';
import { compareDeclaration, type Difference } from './differences.ts';
import type { DatasetContext, DatasetReport } from './import-report.ts';
import { createNameParts } from './name-parts.ts';
import { datasetRecords } from './read-lines.ts';
import type { RowContext } from './tables/table.ts';

/** What became of one declaration. */
interface Merged {
  readonly kind: 'fresh' | 'extended' | 'agreeing' | 'differing' | 'refused';
  readonly differences: readonly Difference[];
  readonly alerts: number;
}

/**
 * Holds each declaration of a data set against what is held: what is not held is stored as if its pages had been saved, what is
 * the same stays, what differs stays as well and is reported. Each by itself, so that an interrupted run can be done again.
 */
export async function mergeDataset(
  file: string,
  about: Pick<DatasetReport, 'head' | 'end'>,
  context: DatasetContext,
): Promise<DatasetReport> {
  const { db, now, assemblyUrl, assemblyHosts, floor, signal, watch } = context;
  const filter = createAddressFilter(assemblyUrl, assemblyHosts);
  const names = createNameParts();
  const counted = { fresh: 0, extended: 0, agreeing: 0 };
  const differing: { number: number; differences: readonly Difference[] }[] = [];
  const refused: number[] = [];
  let [done, alerts] = [0, 0];
  for await (const record of datasetRecords(file)) {
    names.learn(record);
    if (record.kind !== 'declaration') continue;
    if (signal.aborted) break;
    const { number } = record;
    const merged = await merge(filter.filtered(record), names, context);
    alerts += merged.alerts;
    if (merged.kind === 'differing') differing.push({ number, differences: merged.differences });
    else if (merged.kind === 'refused') refused.push(number);
    else counted[merged.kind] += 1;
    done += 1;
    watch(done, about.end.declarations);
  }
  const [covered] = about.head.coverage;
  const interrupted = signal.aborted;
  const isWhole = !interrupted && covered !== undefined && refused.length === 0;
  const place = { assemblyUrl, floor, now: now() };
  const walksOn = isWhole && (await db.transaction((tx) => takeOver(tx, covered, place)));
  const addresses = filter.dropped;
  return { ...about, ...counted, way: 'merged', differing, refused, addresses, walksOn, alerts, interrupted };
}

async function merge(given: DeclarationData, names: RowContext, context: DatasetContext): Promise<Merged> {
  const held = await context.db.transaction((tx) => heldDeclaration(tx, given.number));
  const compared = held === null ? null : compareDeclaration(given, held);
  let alerts = 0;
  for (const edition of compared?.editions ?? given.editions) {
    const outcome = await storeEdition(given, edition, names, context);
    if (outcome.kind !== 'declaration') return { kind: 'refused', differences: [], alerts };
    alerts += outcome.alerts;
  }
  await storeTexts(given, names, context);
  if (compared === null) return { kind: 'fresh', differences: [], alerts };
  const { differences, editions, texts } = compared;
  if (differences.length > 0) return { kind: 'differing', differences, alerts };
  return { kind: editions.length + texts.length > 0 ? 'extended' : 'agreeing', differences, alerts };
}

function storeEdition(
  given: DeclarationData,
  edition: EditionData,
  names: RowContext,
  context: DatasetContext,
): Promise<PageOutcome> {
  const { file_id: fileId, url } = edition;
  const source = { fileId, url, isCertain: true };
  return storeDeclaration(asDeclaration(given, edition, names), source, null, context);
}

/** Texts in languages of which none is held. */
async function storeTexts(
  given: DeclarationData,
  names: RowContext,
  { db, now }: DatasetContext,
): Promise<void> {
  const newest = given.editions.at(-1);
  if (newest === undefined) return;
  await db.transaction(async (tx) => {
    const held = await heldDeclaration(tx, given.number);
    if (held === null || held.document !== given.document) return;
    for (const { language } of given.texts) {
      if (held.texts.some((text) => text.language === language)) continue;
      await saveTranslation(tx, held.id, asDeclaration(given, newest, names, language), now());
    }
  });
}
