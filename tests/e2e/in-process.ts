import { vi } from 'vitest';
import type { Discord } from '../../packages/discord-sandbox/src/discord.ts';
import { readConfig } from '../../src/config.ts';
import { createGateway, type Gateway, type GatewayOptions } from '../../src/gateway.ts';
import { createSharedGateway } from '../../src/shared-gateway.ts';
import { serve } from '../../src/service.ts';
import { openStore } from '../../src/store/open.ts';
import type { SandboxAssembly } from '../../tools/assembly-sandbox/server.ts';
import { quiet } from '../support/log.ts';

export interface InProcessOptions extends Pick<GatewayOptions, 'graceMs' | 'awayAfterMs' | 'timing'> {
  readonly discord: Discord;
  readonly assembly: SandboxAssembly;
  readonly folder: string;
  readonly databaseUrl?: string | undefined;
  /** Its own way to Discord. */
  readonly apiUrl?: string;
}

export interface Running {
  /** What it has said, with how many sessions had been begun by then. */
  readonly lines: readonly { readonly line: string; readonly identifies: number }[];
  /** Resolves with the first line, said already or to come, that matches. */
  said(pattern: RegExp): Promise<{ readonly line: string; readonly identifies: number }>;
  /** The shards it is connected for. */
  shards(): ReturnType<Gateway['shards']>;
  sharing(): Gateway['sharing'];
  leads(): boolean;
  stop(): Promise<void>;
}

/** The service in this process, so that its clocks can be a test's own. */
export async function startInProcess({
  discord,
  assembly,
  folder,
  databaseUrl,
  apiUrl = discord.apiUrl,
  ...settings
}: InProcessOptions): Promise<Running> {
  const { token } = discord;
  const config = readConfig({
    DISCORD_TOKEN: token,
    DISCORD_API_URL: apiUrl,
    FEED_URLS: assembly.feedUrl,
    ASSEMBLY_URL: assembly.baseUrl,
    NEWS_MAX_AGE_DAYS: '36500',
    POLL_CRON: '* * * * * *',
    FETCH_PAUSE_MS: '0',
    DATA_DIR: folder,
  });
  const lines: { line: string; identifies: number }[] = [];
  const say = (line: string) => void lines.push({ line, identifies: discord.gateway.identifies });
  const [end, log] = [new AbortController(), quiet];
  const store = await openStore({ databaseUrl, dataDir: folder, log, isService: true });
  const { db, writable } = store;
  const connecting = { config, token, db, log, say, ...settings };
  const shared = store.share && createSharedGateway({ ...connecting, share: store.share });
  const gateway = shared ?? createGateway(connecting);
  const led = store.leadership.hold(
    (signal, term) => serve({ config, db, log, say, signal, term, writable, gateway }),
    end.signal,
  );
  const held = Promise.all([led, shared?.run(end.signal)]);
  held.catch(() => undefined);
  return {
    lines,
    shards: () => gateway.shards(),
    sharing: () => gateway.sharing,
    leads: () => store.leadership.leading,
    said: (pattern) =>
      vi.waitFor(
        () => {
          const found = lines.find(({ line }) => pattern.test(line));
          if (!found) throw new Error(`Not said: ${pattern}\n${lines.map(({ line }) => line).join('\n')}`);
          return found;
        },
        { timeout: 40_000, interval: 20 },
      ),
    stop: async () => {
      end.abort();
      await held;
      await gateway.leave();
      await store.close();
    },
  };
}
