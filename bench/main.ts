import { benchDump } from './dump.ts';
import { benchExport } from './export.ts';
import { benchFanout } from './fanout.ts';
import { benchFootprint } from './memory/footprint.ts';
import { benchLimit } from './memory/limit.ts';
import { benchLookup } from './lookup/lookup.ts';
import { benchMatch } from './match.ts';
import { benchPace } from './pace.ts';
import { benchParse } from './parse.ts';
import type { BenchResult } from './result.ts';
import { benchShards } from './shards.ts';
import { benchSoak } from './soak/soak.ts';
import { benchStatus } from './status.ts';

const benches: Readonly<Record<string, (minutes?: number) => BenchResult | Promise<BenchResult>>> = {
  parse: benchParse,
  dump: () => benchDump(),
  match: benchMatch,
  lookup: () => benchLookup(),
  fanout: () => benchFanout(),
  export: () => benchExport(),
  footprint: benchFootprint,
  limit: benchLimit,
  pace: benchPace,
  shards: benchShards,
  status: () => benchStatus(),
  soak: benchSoak,
};

const args = process.argv.slice(2);
const json = args.includes('--json');
const [name, ...more] = args.filter((arg) => arg !== '--json');
const bench = name === undefined ? undefined : benches[name];

const [minutes, ...tooMuch] = more.map(Number);

if (
  bench === undefined ||
  tooMuch.length > 0 ||
  (minutes !== undefined && !(name === 'soak' && minutes > 0))
) {
  console.error(
    `Name one benchmark: npm run -s bench -- ${Object.keys(benches).join('|')} [--json], and soak [MINUTES]`,
  );
  process.exitCode = 2;
} else {
  const result = await (minutes === undefined ? bench() : bench(minutes));
  console.log(`${result.name}: ${result.did}`);
  for (const [what, figure] of Object.entries(result.figures)) console.log(`  ${what}: ${figure}`);
  if (result.bar !== undefined) console.log(`  held against: ${result.bar}`);
  if (result.isMet !== undefined) console.log(`  met: ${result.isMet ? 'yes' : 'no'}`);
  if (result.isMet === false) process.exitCode = 1;
  if (json) console.log(JSON.stringify(result));
}
