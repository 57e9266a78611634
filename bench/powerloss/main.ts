import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { undoUnsafeWrites } from './undo.ts';

/** Cuts the power of a writing store, round after round, and looks for what was lost. See README.md. */
const { values } = parseArgs({
  options: {
    preload: { type: 'string' },
    rounds: { type: 'string', default: '40' },
    mode: { type: 'string', default: 'all' },
    seed: { type: 'string', default: '1' },
  },
});
const { preload, mode } = values;
if (!preload || (mode !== 'all' && mode !== 'random')) {
  console.error('usage: main.js --preload LIBRARY [--rounds 40] [--mode all|random] [--seed 1]');
  process.exit(2);
}

const home = mkdtempSync(join(tmpdir(), 'hemicycle-power-'));
const data = join(home, 'data');
const acknowledged = join(home, 'acknowledged');
const undoLog = join(home, 'undo');
const random = generator(Number(values.seed));
const writer = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? 'writer.ts' : 'writer.js', import.meta.url),
);

interface Report {
  readonly acknowledged: number;
  readonly lost: number;
  readonly unsent: number;
  readonly torn: number;
  readonly indexes: readonly string[];
}

const totals = { rounds: 0, fine: 0, unopened: 0, lost: 0, unsent: 0, torn: 0, badIndexes: 0 };
let undone = 0;
let promises = 0;
await run(['--check'], {});
for (; totals.rounds < Number(values.rounds); totals.rounds += 1) {
  rmSync(undoLog, { force: true });
  const cut = { LD_PRELOAD: resolve(preload), PL_DIR: data, PL_LOG: undoLog };
  await run([], cut, { lines: 5 + Math.floor(random() * 60), thenMs: random() * 30 });
  undone += undoUnsafeWrites(data, undoLog, mode, random).writes;
  const report = await run(['--check'], {});
  if (report) {
    promises = report.acknowledged;
    totals.lost += report.lost;
    totals.unsent += report.unsent;
    totals.torn += report.torn;
    totals.badIndexes += report.indexes.length;
    if (report.lost + report.unsent + report.torn + report.indexes.length === 0) totals.fine += 1;
  } else {
    totals.unopened += 1;
    rmSync(data, { recursive: true, force: true });
    rmSync(acknowledged, { force: true });
  }
}
console.log(JSON.stringify({ mode, seed: Number(values.seed), ...totals, undone, acknowledged: promises }));
rmSync(home, { recursive: true, force: true });
process.exitCode = totals.fine === totals.rounds ? 0 : 1;

/** Runs the writer; with `kill` it is killed a moment after it has said so many lines. */
function run(
  extra: string[],
  environment: Record<string, string>,
  kill?: { readonly lines: number; readonly thenMs: number },
): Promise<Report | null> {
  const child = spawn(process.execPath, [writer, '--data', data, '--acknowledged', acknowledged, ...extra], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let report: Report | null = null;
  let lines = 0;
  createInterface(child.stdout).on('line', (line) => {
    lines += 1;
    if (line.startsWith('READY ')) report = JSON.parse(line.slice(6)) as Report;
    else appendFileSync(acknowledged, `${line}\n`);
    if (lines === kill?.lines) setTimeout(() => child.kill('SIGKILL'), kill.thenMs);
  });
  return new Promise((done) => child.once('close', () => done(report)));
}

/** Numbers in [0, 1) that are the same for the same seed. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
