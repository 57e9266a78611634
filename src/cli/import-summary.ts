import type { Counts, ImportTrouble } from '../crawl/import/report.ts';
import { count } from './progress.ts';

/** Reasons shown for each kind of trouble. */
const maxReasons = 10;

const troubleHeadings = {
  incomplete: 'Incomplete',
  blocked: 'Blocked',
  failed: 'Failed',
} as const;

/** What became of the pages, in lines: the figures, then each trouble with the first pages that had it. */
export function summary(counts: Counts, troubles: readonly ImportTrouble[]): string[] {
  const said = [
    plural(counts.new, 'new declaration'),
    plural(counts.edition, 'edition'),
    plural(counts.text, 'text in the other language', 'texts in the other language'),
    ...(counts.correction === 0 ? [] : [plural(counts.correction, 'correction')]),
    `${count(counts.unchanged)} unchanged`,
    plural(counts.other, 'other document'),
    `${count(counts.incomplete)} incomplete`,
    `${count(counts.blocked)} blocked`,
    `${count(counts.failed)} failed`,
    ...(counts.missing === 0 ? [] : [`${count(counts.missing)} without a page`]),
  ];
  const { held, news, missing: _missing, ...gone } = counts;
  const read = Object.values(gone).reduce((sum, one) => sum + one, counts.missing);
  return [
    `Read ${plural(read, 'page')}: ${said.join(', ')}.`,
    ...(held === 0 ? [] : [`Skipped: ${plural(held, 'file')} read before.`]),
    ...(news === 0
      ? []
      : [`Left for the service, which will read them and post alerts: ${plural(news, 'new file')}.`]),
    ...(['incomplete', 'blocked', 'failed'] as const).flatMap((kind) =>
      inLines(
        troubleHeadings[kind],
        troubles.filter((trouble) => trouble.kind === kind),
      ),
    ),
  ];
}

function inLines(heading: string, troubles: readonly ImportTrouble[]): string[] {
  if (troubles.length === 0) return [];
  const shown = troubles.slice(0, maxReasons).flatMap(({ reason, count: pages, first }) => {
    const more = pages - first.length;
    return [
      `  ${count(pages)} × ${reason}`,
      `    ${first.map(printable).join(', ')}${more === 0 ? '' : ` and ${count(more)} more`}`,
    ];
  });
  const hidden = troubles.length - maxReasons;
  return [`${heading}:`, ...shown, ...(hidden > 0 ? [`  and ${plural(hidden, 'other reason')}`] : [])];
}

export function plural(number: number, one: string, several = `${one}s`): string {
  return `${count(number)} ${number === 1 ? one : several}`;
}

/** A file may be called anything; a terminal is not to obey its name. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '�');
}
