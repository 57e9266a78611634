import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { howScriptsRun } from '../tools/demo/bot.ts';
import { openStore } from '../src/store/open.ts';
import { counted, fillForLookup, type LookupSize } from './lookup/lookup-data.ts';
import type { BenchResult } from './result.ts';
import { timed } from './statistics.ts';

const full: LookupSize = { declarations: 100_000, signatories: 5_000, each: 30 };

/** Moves a large store from a server to the embedded engine and back, by the verbs, in processes of their own. */
export async function benchDump(size: LookupSize = full): Promise<BenchResult> {
  const databaseUrl = process.env['DATABASE_URL'];
  if (databaseUrl === undefined)
    throw new Error('DATABASE_URL names the PostgreSQL that is filled: it must be empty.');
  const home = await mkdtemp(join(tmpdir(), 'hemicycle-bench-'));
  const back = await newDatabase(databaseUrl);
  try {
    const store = await openStore({ databaseUrl, dataDir: home, log: pino({ level: 'silent' }) });
    await fillForLookup(store.db, size);
    const held = await counted(store.db);
    await store.close();
    const [first, second] = [join(home, 'first.gz'), join(home, 'second.gz')];
    const steps: [string, Record<string, string>, string, string][] = [
      ['dump from the server', { DATABASE_URL: databaseUrl }, 'dump', first],
      ['restore into the embedded engine', { DATA_DIR: join(home, 'data') }, 'restore', first],
      ['dump from the embedded engine', { DATA_DIR: join(home, 'data') }, 'dump', second],
      ['restore into the server', { DATABASE_URL: back.url }, 'restore', second],
    ];
    const figures: Record<string, number> = {};
    for (const [name, env, verb, file] of steps) {
      let peak = 0;
      const ms = await timed(async () => {
        peak = await runVerb([verb, file], { DATA_DIR: home, ...env });
      });
      figures[`${name}: s`] = Math.round(ms / 1_000);
      figures[`${name}: peak MB`] = peak;
    }
    figures['the dump: MB'] = Math.round((await stat(first)).size / 1e6);
    return {
      name: 'dump',
      did: `moved ${held.declarations} declarations and ${held.signatures} signatures to the other kind of database and back`,
      figures,
      bar: 'each under 10 minutes and 300 MB',
    };
  } finally {
    await back.drop();
    await rm(home, { recursive: true, force: true });
  }
}

/** Another database on the same server. */
async function newDatabase(databaseUrl: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `hemicycle_bench_${process.pid}`;
  const run = async (statement: string) => {
    const client = new pg.Client(databaseUrl);
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await run(`create database ${name} template template0`);
  const url = new URL(databaseUrl);
  url.pathname = name;
  return { url: url.href, drop: () => run(`drop database if exists ${name} with (force)`) };
}

/** @returns the most memory it held, in MB, as the system counts it (Linux). */
async function runVerb(args: readonly string[], env: Readonly<Record<string, string>>): Promise<number> {
  const { PATH = '' } = process.env;
  const { script, flags, environment } = howScriptsRun('cli');
  const child = spawn(process.execPath, [...flags, script, ...args], {
    env: { PATH, ...environment, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let peak = 0;
  const look = () => {
    try {
      const told = /VmHWM:\s+(\d+)/u.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'));
      peak = Math.max(peak, Math.round(Number(told?.[1] ?? 0) / 1_000));
    } catch {
      // It has ended.
    }
  };
  const timer = setInterval(look, 100);
  const [code] = (await once(child, 'exit')) as [number | null];
  clearInterval(timer);
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`);
  return peak;
}
