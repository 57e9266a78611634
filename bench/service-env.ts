import type { Discord } from 'discord-sandbox';
import type { SandboxAssembly } from '../tools/assembly-sandbox/server.ts';

/** What the service is started with against the sandbox: its database is the server that `DATABASE_URL` names here, or else embedded in a folder. */
export function serviceEnv(
  discord: Pick<Discord, 'token' | 'apiUrl'>,
  assembly: Pick<SandboxAssembly, 'feedUrl' | 'baseUrl'>,
  dataDir: string,
): Readonly<Record<string, string>> {
  const databaseUrl = process.env['DATABASE_URL'];
  return {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    FEED_URLS: assembly.feedUrl,
    ASSEMBLY_URL: assembly.baseUrl,
    FETCH_PAUSE_MS: '0',
    DATA_DIR: dataDir,
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
  };
}
