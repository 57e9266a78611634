import { randomBytes } from 'node:crypto';
import { onServer, withDatabase } from './database.ts';

export interface FreshDatabase {
  /** For DATABASE_URL; `null` when the suite runs on the embedded engine. */
  readonly url: string | null;
  drop(): Promise<void>;
}

/** A database of its own for a process under test, when the suite runs on a server: empty, not migrated. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const server = process.env['DATABASE_URL'];
  if (!server) return { url: null, drop: async () => undefined };
  const name = `hemicycle_e2e_${randomBytes(6).toString('hex')}`;
  await onServer(server, `create database ${name} template template0`);
  return {
    url: withDatabase(server, name),
    drop: () => onServer(server, `drop database if exists ${name} with (force)`),
  };
}
