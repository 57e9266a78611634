import type { Difference } from '../../dataset/differences.ts';
import { importDataset } from '../../dataset/import-dataset.ts';
import type { DatasetReport } from '../../dataset/import-report.ts';
import { DatasetError } from '../../dataset/read-lines.ts';
import { plural } from '../import-summary.ts';
import { interruptedCode } from '../interrupt.ts';
import { everySoOften } from './every-so-often.ts';
import { withStore, type LongVerb, type VerbContext } from '../verb.ts';

/** Declarations that differ, named in the summary. */
const maxNamed = 20;

/**
 * Reads a data set back. Exit codes: 0 done, and nothing differs from what was held; 1 it cannot be read, was refused in part, or
 * differs; 130 stopped by Ctrl-C.
 */
export async function importDatasetVerb(
  verb: VerbContext,
  file: string,
  options: { readonly announce?: boolean },
  { screen, interruption: signal }: LongVerb,
): Promise<number> {
  const { config, log, out, err } = verb;
  const { assemblyUrl, assemblyHosts, newsMaxAgeDays, walk } = config;
  try {
    const report = await withStore(verb, ({ db }) =>
      importDataset(file, {
        db,
        log,
        now: () => new Date(),
        assemblyUrl,
        assemblyHosts,
        floor: walk.floor,
        announce: options.announce === true ? 'news' : 'awaited',
        newsMaxAgeDays,
        signal,
        watch: everySoOften(screen, 'declaration'),
      }),
    );
    told(report).forEach(out);
    if (report.interrupted) return interruptedCode;
    return report.differing.length + report.refused.length > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof DatasetError)) throw error;
    err(error.message);
    return 1;
  }
}

function told(report: DatasetReport): string[] {
  const { head, end, way, fresh, extended, agreeing, differing, refused } = report;
  const { addresses, walksOn, alerts, interrupted } = report;
  const held = extended + agreeing + differing.length;
  const [covered] = head.coverage;
  return [
    `The data set has ${plural(end.declarations, 'declaration')}, ${plural(end.signatures, 'signature')} and ${plural(end.people, 'person', 'people')}, as of ${head.as_of ?? 'nothing yet'}.`,
    ...(interrupted && way === 'loaded' ? ['Stopped before the end. Nothing was stored.'] : []),
    ...(interrupted && way === 'merged'
      ? ['Stopped before the end. What was stored stays; run the same command again to finish.']
      : []),
    ...(fresh > 0 ? [`Stored ${plural(fresh, 'new declaration')}.`] : []),
    ...(held > 0
      ? [
          `Of those stored before, ${agreeing} agree, ${extended} got an edition or a text that was missing, ${differing.length} differ.`,
        ]
      : []),
    ...(differing.length > 0
      ? [
          'These differ; what was stored before is kept:',
          ...differing
            .slice(0, maxNamed)
            .map(({ number, differences }) => `  No. ${number}: ${inWords(differences)}`),
          ...(differing.length > maxNamed ? [`  and ${differing.length - maxNamed} more`] : []),
        ]
      : []),
    ...(refused.length > 0
      ? [`Not stored, because they contradict another that is stored: No. ${refused.join(', ')}.`]
      : []),
    ...(addresses > 0
      ? [`Skipped: ${plural(addresses, 'address', 'addresses')} that lead to no site of the Assembly.`]
      : []),
    ...(walksOn && covered !== undefined
      ? [
          `The service goes on after file ${covered.to}; earlier files that showed nothing are checked again over time.`,
        ]
      : []),
    ...(alerts > 0 ? [`The service will post ${plural(alerts, 'alert')}.`] : []),
  ];
}

function inWords(differences: readonly Difference[]): string {
  return differences
    .map((one) => {
      switch (one.what) {
        case 'document':
          return 'another Doc. number';
        case 'title':
        case 'text':
          return `another ${one.what} (${one.language})`;
        case 'names':
          return `other names on the edition of ${one.date}`;
      }
    })
    .join(', ');
}
