import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDiscord } from 'discord-sandbox';
import { archive } from '../../tools/assembly-sandbox/archive.ts';
import { startAssembly } from '../../tools/assembly-sandbox/server.ts';
import { startBot, type Bot } from '../../tools/demo/bot.ts';
import { serviceEnv } from '../service-env.ts';

/** The sandbox's Discord and Assembly, and a place for what the service keeps: on the server that `DATABASE_URL` names, or else embedded. */
export interface Sandboxes {
  readonly kind: 'embedded' | 'postgres';
  /** Starts the service, which finds the English declarations of the sandbox's archive. */
  start(): Bot;
}

/** Removes everything again when the work is done. */
export async function withSandboxes<T>(work: (sandboxes: Sandboxes) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'hemicycle-bench-'));
  const discord = await startDiscord({ patienceMs: 60_000 });
  const assembly = await startAssembly();
  assembly.seed(archive.filter(({ language }) => language === 'en'));
  const start = () => startBot(serviceEnv(discord, assembly, folder));
  try {
    return await work({ kind: process.env['DATABASE_URL'] === undefined ? 'embedded' : 'postgres', start });
  } finally {
    await discord.close();
    await assembly.close();
    await rm(folder, { recursive: true, force: true });
  }
}
