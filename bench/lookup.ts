import { createReadStream } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { pino } from 'pino';
import { answerTo } from '../src/discord/queries/answer.ts';
import { exportReply } from '../src/discord/queries/export.ts';
import { findDeclaration, offerDeclarations } from '../src/discord/resolve/declarations.ts';
import { suggestPeople } from '../src/discord/resolve/people.ts';
import type { View } from '../src/discord/render/view-kinds.ts';
import type { Database } from '../src/store/db/database.ts';
import { makeSearch } from '../src/store/search/saved-searches.ts';
import { nothingAsked, type SearchFor } from '../src/store/search/search-for.ts';
import { openStore } from '../src/store/open.ts';
import { counted, fillForLookup, type LookupSize } from './lookup-data.ts';
import type { BenchResult } from './result.ts';
import { quantile, rounded, timed } from './statistics.ts';

const full: LookupSize = { declarations: 100_000, signatories: 5_000, each: 30 };
const rounds = 100;

/** Everything that commands and completions ask of the store, with the card that is made of it, but no picture. */
export async function benchLookup(size: LookupSize = full): Promise<BenchResult> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hemicycle-bench-'));
  const databaseUrl = process.env['DATABASE_URL'];
  const store = await openStore({ databaseUrl, dataDir, log: pino({ level: 'silent' }) });
  try {
    const { db } = store;
    const filling = await timed(() => fillForLookup(db, size));
    const held = await counted(db);
    await readOnce(dataDir);
    const figures: Record<string, number> = { 'seconds to fill': Math.round(filling / 1000) };
    for (const [name, work] of Object.entries(questionsFor(db, size))) {
      const samples: number[] = [];
      // The first ones read from disk what the others find in memory.
      for (let round = -10; round < rounds; round += 1) {
        const ms = await timed(() => work(Math.abs(round)));
        if (round >= 0) samples.push(ms);
      }
      figures[`${name}: p50 ms`] = rounded(quantile(samples, 0.5));
      figures[`${name}: p99 ms`] = rounded(quantile(samples, 0.99));
    }
    return {
      name: 'lookup',
      did: `asked every command and completion ${rounds} times of ${held.declarations} declarations and ${held.signatures} signatures of ${size.signatories} people (${store.kind})`,
      figures,
      bar: 'p99 under 50 ms for every command, under 10 ms for every completion',
    };
  } finally {
    await store.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/**
 * Reads the files of the embedded store, so that the system has them in memory as it would of a service that has been
 * running: the disk is not what is measured.
 */
async function readOnce(directory: string): Promise<void> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  // The log is not read by questions, and its files come and go.
  const files = entries.filter((one) => one.isFile() && !one.parentPath.endsWith('pg_wal'));
  for (const entry of files) {
    await finished(createReadStream(join(entry.parentPath, entry.name)).resume());
  }
}

type Work = (round: number) => Promise<unknown>;

export function questionsFor(db: Database, { declarations, signatories }: LookupSize): Record<string, Work> {
  // A picture is drawn outside the store, and once for all who ask.
  const asking = { db, language: 'en', sharedBy: null, illustrated: false } as const;
  const show = (view: View) => answerTo(asking, view);
  const number = (round: number) => 1 + ((round * 7919) % declarations);
  // Every tenth is one of those who sign most.
  const person = (round: number) => (round % 10 === 0 ? 1 + round : 1 + ((round * 733) % signatories));
  const code = (round: number) => ['IT', 'FR', 'UA', 'MD', 'GB', 'DE', 'TR', 'SM'][round % 8] ?? 'IT';
  const family = (round: number) => ['SOC', 'EPP/CD', 'ALDE', 'ECPA', 'UEL'][round % 5] ?? 'SOC';
  const search = async (asked: Partial<SearchFor>) => {
    const kept = await makeSearch(db, { ...nothingAsked, ...asked }, 'en', { userId: '1', guildId: null });
    return show({ kind: 'search', id: kept?.id ?? 0, page: 1 });
  };
  const letters = ['m', 'ma', 'mar', 'maro', 'marosan'];
  return {
    'declaration show': async (round) => {
      const found = await findDeclaration(db, `No. ${number(round)}`, 'en');
      return show({ kind: 'declaration', number: 'number' in found ? found.number : 0 });
    },
    'declaration show by words': (round) => findDeclaration(db, `word${number(round) % 12000} word3`, 'en'),
    'declaration random': (round) => show({ kind: 'random', seed: round * 104_729 }),
    thread: (round) => show({ kind: 'thread', number: number(round), page: 1 }),
    signatories: (round) =>
      show({
        kind: 'signatories',
        number: number(round),
        page: 1,
        group: null,
        delegation: null,
        added: false,
      }),
    signatory: (round) => show({ kind: 'signatory', id: person(round) }),
    'signatory: all signed, a late page': (round) => show({ kind: 'signed', id: person(round), page: 40 }),
    'signatory: signs with': (round) => show({ kind: 'together', id: person(round), page: 1 }),
    delegation: (round) => show({ kind: 'delegation', code: code(round) }),
    group: (round) => show({ kind: 'group', code: family(round) }),
    members: (round) => show({ kind: 'members', of: 'group', code: family(round), page: 9 }),
    'search, a rare word': (round) => search({ words: `word${9_000 + round}` }),
    'search, two words': (round) => search({ words: `word${200 + round} word${round}` }),
    'search, a word in 1 of 20': (round) => search({ words: `word${20 + round}` }),
    'search, the commonest words': (round) => search({ words: `word${round % 3}` }),
    'search, conditions only': (round) =>
      search({ delegation: code(round), topic: 'elections', from: `${2000 + (round % 20)}-01-01` }),
    'search, words and conditions': (round) =>
      search({ words: `word${20 + round}`, group: family(round), country: code(round) }),
    'search, by signatory': (round) => search({ signatory: person(round), from: '2010-01-01' }),
    'search, next page': (round) => show({ kind: 'search', id: 1 + (round % 50), page: 2 }),
    'compare declarations': (round) =>
      show({ kind: 'compareDeclarations', a: number(round), b: number(round + 1) }),
    'compare signatories': (round) =>
      show({
        kind: 'comparePeople',
        a: person(round),
        b: person(round + 1) === person(round) ? 9 : person(round + 1),
      }),
    'stats, who of a delegation signed on a country since 2020': async (round) => {
      const asked = { delegation: code(round), country: code(round + 1), from: '2020-01-01' };
      const kept = await makeSearch(db, { ...nothingAsked, ...asked }, 'en', { userId: '1', guildId: null });
      return show({ kind: 'signing', by: 'signatory', id: kept?.id ?? 0, page: 1 });
    },
    'stats, who of a group signed on a topic': async (round) => {
      const asked = { group: family(round), topic: 'elections', from: `${2015 + (round % 8)}-01-01` };
      const kept = await makeSearch(db, { ...nothingAsked, ...asked }, 'en', { userId: '1', guildId: null });
      return show({ kind: 'signing', by: 'signatory', id: kept?.id ?? 0, page: 1 });
    },
    'stats, which delegations signed on a country': async (round) => {
      const kept = await makeSearch(db, { ...nothingAsked, country: code(round) }, 'en', {
        userId: '1',
        guildId: null,
      });
      return show({ kind: 'signing', by: 'delegation', id: kept?.id ?? 0, page: 1 });
    },
    'compare countries': (round) =>
      show({
        kind: 'compareSubjects',
        of: 'country',
        a: code(round),
        b: code(round + 1),
        from: null,
        to: null,
        who: 'both',
        page: 1,
      }),
    stats: (round) =>
      show({
        kind: 'stats',
        by: (['year', 'topic', 'delegation', 'group'] as const)[round % 4] ?? 'year',
        page: 1,
      }),
    'export signatories': (round) => exportReply(asking, { kind: 'declaration', number: number(round) }),
    'completion: number': (round) =>
      offerDeclarations(db, String(number(round)).slice(0, 1 + (round % 5)), 'en'),
    'completion: nothing typed': () => offerDeclarations(db, '', 'en'),
    'completion: title, a letter more each time': (round) =>
      offerDeclarations(db, `word${round}`.slice(0, 1 + (round % 7)), 'en'),
    'completion: two words of a title': (round) => offerDeclarations(db, `word${round} word1`, 'en'),
    'completion: person, nothing typed': () => suggestPeople(db, '', 'en'),
    'completion: person': (round) => suggestPeople(db, letters[round % 5] ?? 'm', 'en'),
    'completion: person, mistyped': (round) =>
      suggestPeople(db, ['marosna', 'velpte', 'zartvo gri'][round % 3] ?? '', 'en'),
  };
}
