import { refusalOfReading } from '../crawl/process-page.ts';
import { noteDataset } from '../store/dataset/brought.ts';
import type { DatasetContext, DatasetReport } from './import-report.ts';
import { loadDataset } from './load-dataset.ts';
import { mergeDataset } from './merge-dataset.ts';
import { checkDataset, DatasetError } from './read-lines.ts';

/**
 * Reads a data set back. All of it is read once before anything is stored. A store that holds nothing takes it whole, in one
 * transaction, with the ids and decisions of its people; else each declaration is held against what is there.
 * Throws a {@link DatasetError} when it cannot be read.
 */
export async function importDataset(file: string, context: DatasetContext): Promise<DatasetReport> {
  const { head, end } = await checkDataset(file);
  const about = { head, end };
  const beganAt = context.now();
  try {
    const report = (await loadDataset(file, about, context)) ?? (await mergeDataset(file, about, context));
    if (!report.interrupted) await noteDataset(context.db, head, { beganAt, now: context.now() });
    return report;
  } catch (error) {
    const reason = refusalOfReading(error);
    if (reason === null) throw error;
    throw new DatasetError(`The data set contradicts itself: ${reason} Nothing of it was stored.`, {
      cause: error,
    });
  }
}
