import { backfill, type BackfillReport } from '../crawl/import/backfill.ts';
import { blockedHint } from './import.ts';
import { summary } from './import-summary.ts';
import { interruptedCode } from './interrupt.ts';
import { createProgress } from './progress.ts';
import { withSources, type LongVerb, type VerbContext } from './verb.ts';

/** The Assembly's file ids have five digits today; the database takes these. */
const highest = 999_999_999;

/**
 * Reads a range of files from the Assembly and stores their declarations; nobody is alerted. Exit codes:
 * 0 all read, 1 something failed or was blocked, 2 wrong usage, 130 stopped by Ctrl-C.
 */
export async function backfillVerb(
  verb: VerbContext,
  options: { readonly from: string; readonly to: string; readonly again?: boolean },
  { screen, interruption: signal }: LongVerb,
): Promise<number> {
  const { out, err } = verb;
  const [from, to] = [options.from, options.to].map((text) => (/^\d{1,9}$/u.test(text) ? Number(text) : 0));
  if (!from || !to) {
    err(`--from and --to must be file ids: whole numbers from 1 to ${highest}.`);
    return 2;
  }
  if (from > to) {
    err('--from must not be higher than --to.');
    return 2;
  }
  const watcher = createProgress(screen);
  return withSources(verb, [], async (sources) => {
    const context = { ...sources, signal, watcher };
    const report = await backfill({ from, to, again: options.again === true }, context).finally(watcher.end);
    if (report.continuedAt !== null) {
      out(`Continued at file ${report.continuedAt}, where the last run of this range had stopped.`);
    }
    summary(report.counts, report.troubles).forEach(out);
    ending(report.end).forEach(out);
    if (report.end.kind === 'interrupted') return interruptedCode;
    const { blocked, failed } = report.counts;
    return report.end.kind === 'done' && blocked + failed === 0 ? 0 : 1;
  });
}

function ending(end: BackfillReport['end']): string[] {
  if (end.kind === 'done') return [];
  const goesOn = `Run the same command again to continue at file ${end.next}.`;
  switch (end.kind) {
    case 'interrupted':
      return [`Stopped before the end. ${goesOn}`];
    case 'blocked':
      return [`Stopped: ${end.reason} ${goesOn}`, blockedHint];
    case 'unreachable':
      return [`Stopped because the site does not answer: ${end.reason} ${goesOn}`];
  }
}
