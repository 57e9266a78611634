/**
 * Prints how far the classifier agrees with the labelled documents: `npm run -s truth`.
 *
 * --faults   what went wrong in the parts for which words are changed: develop, and the locked part that is used up
 * --locked   locked-2 as well, whose faults nobody has looked at; those of locked-3 are not printed either
 */
import { parseArgs } from 'node:util';
import { measure } from './measure.ts';
import { equalLetters, peopleAgreement } from './people.ts';
import { parts } from './split.ts';

const { values } = parseArgs({ options: { locked: { type: 'boolean' }, faults: { type: 'boolean' } } });
const figure = (value: number): string => (Number.isNaN(value) ? '–' : value.toFixed(3));
const row = (name: string, cells: readonly string[]): string =>
  `${name.padEnd(30)}${cells.map((cell) => cell.padStart(9)).join('')}\n`;

const shown = parts.filter((part) => part !== 'locked-2' || values.locked === true);
const measured = shown.map((part) => measure(part));
const rows: readonly (readonly [string, (of: ReturnType<typeof measure>) => number])[] = [
  ['topics: precision', ({ all }) => all.precision],
  ['topics: recall', ({ all }) => all.recall],
  ['topics: F1', ({ all }) => all.f1],
  ['topics by description: F1', ({ named }) => named.f1],
  ['topics of declarations: F1', ({ declarations }) => declarations.f1],
  ['countries', ({ all }) => all.countries],
  ['second reading: precision', ({ reader }) => reader.precision],
  ['second reading: recall', ({ reader }) => reader.recall],
  ['second reading: F1', ({ reader }) => reader.f1],
  ['second reading: countries', ({ reader }) => reader.countries],
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
  const faults = [measure('develop'), measure('locked-1')].flatMap(({ all, summary }) => [
    ...all.faults,
    ...summary.faults,
  ]);
  process.stdout.write(`\n${[...faults, ...ours.merged, ...ours.missed, ...ours.strayed].join('\n')}\n`);
}
