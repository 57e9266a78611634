import { benchDump } from './dump.ts';
import { benchExport } from './export.ts';
import { benchFanout } from './fanout.ts';
import { benchFootprint } from './footprint.ts';
import { benchLookup } from './lookup.ts';
import { benchMatch } from './match.ts';
import { benchPace } from './pace.ts';
import { benchParse } from './parse.ts';
import type { BenchResult } from './result.ts';
import { benchShards } from './shards.ts';
import { benchStatus } from './status.ts';

const benches: Readonly<Record<string, () => BenchResult | Promise<BenchResult>>> = {
  parse: benchParse,
  dump: () => benchDump(),
  match: benchMatch,
  lookup: () => benchLookup(),
  fanout: () => benchFanout(),
  export: () => benchExport(),
  footprint: benchFootprint,
  pace: benchPace,
  shards: benchShards,
  status: benchStatus,
};

const args = process.argv.slice(2);
const json = args.includes('--json');
const [name, ...more] = args.filter((arg) => arg !== '--json');
const bench = name === undefined ? undefined : benches[name];

if (bench === undefined || more.length > 0) {
  console.error(`Name one benchmark: npm run -s bench -- ${Object.keys(benches).join('|')} [--json]`);
  process.exitCode = 2;
} else {
  const result = await bench();
  console.log(`${result.name}: ${result.did}`);
  for (const [what, figure] of Object.entries(result.figures)) console.log(`  ${what}: ${figure}`);
  if (result.bar !== undefined) console.log(`  held against: ${result.bar}`);
  if (json) console.log(JSON.stringify(result));
}
