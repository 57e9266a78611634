/**
 * Prints how far the classifier agrees with the labelled documents: `npm run -s truth`.
 *
 * --faults   what went wrong in the part for development
 * --locked   the locked part too: once, before a release, and reported as it is
 */
import { parseArgs } from 'node:util';
import { measure } from './measure.ts';
import { equalLetters, peopleAgreement } from './people.ts';
import { parts } from './split.ts';

const { values } = parseArgs({ options: { locked: { type: 'boolean' }, faults: { type: 'boolean' } } });
const figure = (value: number): string => value.toFixed(3).padStart(9);
const row = (name: string, cells: readonly string[]): string =>
  `${name.padEnd(30)}${cells.map((cell) => cell.padStart(9)).join('')}\n`;

const shown = parts.filter((part) => part !== 'locked' || values.locked === true);
const measured = shown.map((part) => measure(part));
const rows: readonly (readonly [string, (of: ReturnType<typeof measure>) => number])[] = [
  ['topics: precision', ({ all }) => all.precision],
  ['topics: recall', ({ all }) => all.recall],
  ['topics: F1', ({ all }) => all.f1],
  ['topics of declarations: F1', ({ declarations }) => declarations.f1],
  ['countries', ({ all }) => all.countries],
  ['another reader: precision', ({ reader }) => reader.precision],
  ['another reader: recall', ({ reader }) => reader.recall],
  ['another reader: F1', ({ reader }) => reader.f1],
  ['another reader: countries', ({ reader }) => reader.countries],
  ['summary', ({ summary }) => summary.found],
  ['summary: plain pattern', ({ baseline }) => baseline.found],
];
process.stdout.write(row('', shown));
process.stdout.write(
  row(
    'titles',
    measured.map(({ titles }) => String(titles)),
  ),
);
process.stdout.write(
  row(
    'bodies',
    measured.map(({ summary }) => String(summary.texts)),
  ),
);
for (const [name, of] of rows)
  process.stdout.write(
    row(
      name,
      measured.map((part) => figure(of(part))),
    ),
  );
// Not in parts: what is known of people is one list of facts.
const [ours, plain] = [peopleAgreement(), peopleAgreement(equalLetters)];
process.stdout.write(
  `people: of ${ours.names} names ${ours.merged.length} merged wrongly, ${ours.missed.length} of ${ours.people} printed in several ways not joined ` +
    `(by equal letters: ${plain.merged.length} and ${plain.missed.length}); ` +
    `of ${ours.variants} written with another letter ${ours.strayed.length} not joined to the one alone (${plain.strayed.length})\n`,
);
if (values.faults === true) {
  const { all, summary } = measure('develop');
  process.stdout.write(
    `\n${[...all.faults, ...summary.faults, ...ours.merged, ...ours.missed, ...ours.strayed].join('\n')}\n`,
  );
}
