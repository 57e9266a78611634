import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/store/db/migrate.ts';
import { postgresPool } from '../../src/store/db/postgres.ts';
import { migratedDump } from './cache.ts';
import { onServer, withDatabase } from './database.ts';

/** What Node.js and tsx keep for the next time. */
const kept = /^(?:tsx-|node-compile-cache$|v8-compile-cache)/u;

/** Prepares what all test files share, and looks in the end whether they have left anything behind. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'hemicycle-tests-'));
  // Those who run tests, and what they start, take it for the system's.
  process.env['TMPDIR'] = folder;
  const putAway = await provideDatabase(project);
  return async () => {
    await putAway();
    const left = (await readdir(folder)).filter((name) => !kept.test(name));
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    if (left.length === 0) return;
    // What is thrown here is shown, and fails nothing.
    process.exitCode = 1;
    throw new Error(`Left in the temporary directory by tests: ${left.join(', ')}`);
  };
}

/** Migrates once for all test files: into a dump they load, or into a template they copy. */
async function provideDatabase(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env['DATABASE_URL'];
  if (url) return provideTemplate(project, url);
  project.provide('databaseSource', { kind: 'dump', file: await migratedDump() });
  return async () => {};
}

async function provideTemplate(project: TestProject, url: string): Promise<() => Promise<void>> {
  const name = `hemicycle_test_${process.pid}`;
  await onServer(url, `drop database if exists ${name} with (force)`);
  await onServer(url, `create database ${name} template template0`);
  const { db, pool } = postgresPool(withDatabase(url, name));
  await migrate(db);
  await pool.end();
  project.provide('databaseSource', { kind: 'template', url, name });
  return () => onServer(url, `drop database if exists ${name} with (force)`);
}
