import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/store/db/migrate.ts';
import { postgresPool } from '../../src/store/db/postgres.ts';
import { migratedDump } from './cache.ts';
import { onServer, withDatabase } from './database.ts';

/** Migrates once for all test files: into a dump they load, or into a template they copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
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
