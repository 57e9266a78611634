import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { pauseAfter, type Backoff } from '../lib/backoff.ts';

/** Whether the process can do its work now. `reason` says what is missing. */
export type Readiness =
  { readonly isReady: true; readonly as: string } | { readonly isReady: false; readonly reason: string };

export interface Health {
  /** What keeps the process from working; `null` when nothing does. */
  readonly trouble: () => Promise<string | null>;
  readonly ready: () => Promise<Readiness>;
  readonly metrics: () => Promise<{ readonly contentType: string; readonly text: string }>;
}

export interface HealthServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Serves `/healthz` (the process works), `/readyz` (it leads and is connected, or stands by) and `/metrics` over HTTP.
 *
 * @throws what listening failed with, such as `EADDRINUSE`.
 */
export async function serveHealth(
  { host, port }: { readonly host: string; readonly port: number },
  health: Health,
): Promise<HealthServer> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0];
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isRead) return send(response, 405, 'text/plain', 'Only GET is answered.\n');
    answer(path, health, response).catch(() =>
      send(response, 500, 'text/plain', 'It could not be found out.\n'),
    );
  });
  server.listen({ host, port });
  await once(server, 'listening');
  // Whoever asks keeps no process alive.
  server.unref();
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A process that is still ending holds its port for seconds, an outgoing connection that happens to come from it for as long as it lasts. */
const portBackoff: Backoff = { firstMs: 500, maxMs: 30_000 };

/**
 * As `serveHealth`, and again for as long as it fails: a port that is taken when the service starts is not to leave it
 * unwatched until it ends. Resolves when it was tried once.
 *
 * @param told `null` when it is served after all; what listening failed with the first time it fails.
 */
export async function keepServingHealth(
  address: Parameters<typeof serveHealth>[0],
  health: Health,
  { stop, told }: { readonly stop: AbortSignal; readonly told: (trouble: unknown) => void },
): Promise<void> {
  try {
    await serveHealth(address, health);
  } catch (error) {
    told(error);
    void tryAgain().catch(() => undefined);
  }

  async function tryAgain(): Promise<void> {
    for (let failures = 1; ; failures += 1) {
      await sleep(pauseAfter(portBackoff, failures), undefined, { signal: stop, ref: false });
      try {
        await serveHealth(address, health);
      } catch {
        continue;
      }
      return told(null);
    }
  }
}

async function answer(path: string | undefined, health: Health, response: ServerResponse): Promise<void> {
  switch (path) {
    case '/healthz': {
      const trouble = await health.trouble();
      return send(response, trouble === null ? 200 : 503, 'text/plain', `${trouble ?? 'ok'}\n`);
    }
    case '/readyz': {
      const readiness = await health.ready();
      const text = readiness.isReady ? readiness.as : readiness.reason;
      return send(response, readiness.isReady ? 200 : 503, 'text/plain', `${text}\n`);
    }
    case '/metrics': {
      const { contentType, text } = await health.metrics();
      return send(response, 200, contentType, text);
    }
    default:
      return send(response, 404, 'text/plain', 'There are /healthz, /readyz and /metrics.\n');
  }
}

function send(response: ServerResponse, status: number, type: string, text: string): void {
  const contentType = type.includes('charset') ? type : `${type}; charset=utf-8`;
  response.writeHead(status, { 'Content-Type': contentType, 'Cache-Control': 'no-store' }).end(text);
}
