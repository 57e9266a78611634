import { importPages, type ImportTarget } from '../crawl/import/import.ts';
import { datasetAt } from '../dataset/read-lines.ts';
import { importDatasetVerb } from './dataset/import-dataset.ts';
import { plural, printable, summary } from './import-summary.ts';
import { interruptedCode } from './interrupt.ts';
import { createProgress } from './progress.ts';
import { withSources, type LongVerb, type VerbContext } from './verb.ts';

/**
 * Stores the declarations on saved pages and at addresses, and alerts about what waits as news or, when asked to, what is
 * new. Exit codes: 0 all read, 1
 * something failed or was blocked, 2 wrong usage, 130 stopped by Ctrl-C.
 */
export async function importVerb(
  verb: VerbContext,
  named: readonly string[],
  options: { readonly again?: boolean; readonly announce?: boolean },
  { screen, interruption: signal }: LongVerb,
): Promise<number> {
  const { out, err } = verb;
  if (named.length === 0) {
    err('Name at least one saved page, folder of saved pages or address: import PATH|URL…');
    return 2;
  }
  const unusable = named.filter((one) => /^[a-z][a-z\d+.-]*:\/\//iu.test(one) && !isAddress(one));
  if (unusable.length > 0) {
    err(`Addresses must begin with http:// or https://, not as ${unusable.map(printable).join(', ')}.`);
    return 2;
  }
  const sets = await datasetsAmong(named);
  if (sets.length > 0) {
    if (sets.length < named.length || sets.length > 1) {
      err('A data set can only be imported alone: name nothing else with it.');
      return 2;
    }
    return importDatasetVerb(verb, sets[0] ?? '', options, { screen, interruption: signal });
  }
  const watcher = createProgress(screen);
  return withSources(verb, [], async (sources) => {
    const announce = options.announce === true ? ('news' as const) : ('awaited' as const);
    const context = { ...sources, announce, signal, watcher };
    const report = await importPages(named.map(target), { again: options.again === true }, context).finally(
      watcher.end,
    );
    const { counts, troubles, skipped, interrupted, alerts } = report;
    summary(counts, troubles).forEach(out);
    if (alerts > 0) out(`The service will post ${plural(alerts, 'alert')}.`);
    else if (options.announce === true) out(nothingAnnounced(sources.newsMaxAgeDays));
    const left = [
      ...(skipped.files === 0
        ? []
        : [
            `${plural(skipped.files, 'file')} that ${skipped.files === 1 ? 'is' : 'are'} not .html, .htm, .xhtml, .mhtml, .mht, .txt or .pdf`,
          ]),
      ...(skipped.folders === 0
        ? []
        : [plural(skipped.folders, 'folder') + ' with parts of a page or hidden']),
    ];
    if (left.length > 0) out(`Skipped: ${left.join(', ')}.`);
    if (counts.blocked > 0) out(blockedHint);
    if (interrupted) {
      out(
        'Stopped before the end. Run the same command again to continue: what is stored already is skipped.',
      );
      return interruptedCode;
    }
    return counts.failed + counts.blocked > 0 ? 1 : 0;
  });
}

/** The files of data sets that are named, or lie in folders that are. */
async function datasetsAmong(named: readonly string[]): Promise<string[]> {
  const found = await Promise.all(named.map((one) => (isAddress(one) ? null : datasetAt(one))));
  return found.filter((file) => file !== null);
}

const nothingAnnounced = (days: number): string =>
  `There are no alerts: nothing was new, no subscription matches, or it is dated more than ${plural(days, 'day')} ago (NEWS_MAX_AGE_DAYS).`;

export const blockedHint =
  'The Assembly’s site does not serve this machine for now. Open the pages in a browser, save them into a folder, and read the folder with the command import.';

function target(named: string): ImportTarget {
  return isAddress(named) ? { kind: 'address', url: named } : { kind: 'path', path: named };
}

function isAddress(named: string): boolean {
  return /^https?:\/\//iu.test(named) && URL.canParse(named);
}
