import { type ArchivedSignatory, archive } from '../tools/assembly-sandbox/archive.ts';
import { markups, type Printable } from '../tools/assembly-sandbox/layout.ts';
import { renderPage, renderText } from '../tools/assembly-sandbox/render.ts';
import { delegations } from '../src/assembly/delegation.ts';
import { families } from '../src/assembly/group.ts';
import { readPage } from '../src/source/page/read-page.ts';
import type { BenchResult } from './result.ts';

const pages = 1000;
const signatories = 50;
const warmUps = 300;
const forms = [...markups, 'text'] as const;

/** Reads a thousand pages of fifty signatories, written in every markup and as plain text, one after the other. */
export async function benchParse(): Promise<BenchResult> {
  const declarations = Array.from({ length: pages }, (_, i) => declarationOf(i));
  const mixed = declarations.map((declaration, i) =>
    pageOf(declaration, i, markups[i % markups.length] ?? 'div'),
  );
  for (let i = 0; i < warmUps; i += 1) read(mixed[i % pages] ?? '');
  const figures: Record<string, number | string> = { 'pages/s': rate(mixed) };
  for (const form of forms) {
    figures[`pages/s ${form}`] = rate(declarations.map((declaration, i) => pageOf(declaration, i, form)));
  }
  return {
    name: 'parse',
    did: `Read ${pages} pages of ${signatories} signatories in layouts A and B, all markups in turn, then each by itself, on one core.`,
    figures,
    bar: '1,000 pages a second',
  };
}

function rate(written: readonly string[]): number {
  const started = performance.now();
  for (const page of written) read(page);
  return Math.round((written.length * 1000) / (performance.now() - started));
}

/** A benchmark of a reader that does not read would be fast. */
function read(page: string): void {
  const reading = readPage(page);
  if (reading.kind !== 'declaration' || reading.declaration.signatories.length !== signatories) {
    throw new Error(
      `A page of the benchmark was not read: ${reading.kind === 'declaration' ? 'names are missing.' : reading.reason}`,
    );
  }
}

function pageOf(declaration: Printable, i: number, form: (typeof forms)[number]): string {
  const layout = i % 2 === 0 ? 'A' : 'B';
  return form === 'text' ? renderText(declaration, layout) : renderPage(declaration, layout, form);
}

const everyone = archive.flatMap((entry) => entry.signatories);

function declarationOf(i: number): Printable {
  const entry = archive[i % archive.length] as Printable;
  return {
    ...entry,
    number: i + 1,
    document: 10_000 + i,
    signatories: Array.from({ length: signatories }, (_, at) =>
      signatoryOf(i * signatories + at, entry.language),
    ),
  };
}

/** Somebody else for every number, always the same one, nobody twice on a list: names of the archive, delegations and groups of the tables. */
function signatoryOf(seed: number, language: Printable['language']): ArchivedSignatory {
  const at = (list: number, step: number): number => (seed * step + Math.floor(seed / 7)) % list;
  const [honorific, name] = everyone[at(everyone.length, 31)] as ArchivedSignatory;
  const delegation = delegations[seed % delegations.length];
  const group = families[at(families.length, 5)];
  return [
    honorific,
    name,
    delegation?.[language] ?? '',
    seed % 6 === 0 ? null : (group?.abbreviation[language] ?? null),
  ];
}
