import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { keepServingHealth } from '../src/process/health-server.ts';

test('a port that an outgoing connection holds is tried again until it is served', async () => {
  const stop = new AbortController();
  const peer = createServer((socket) => socket.on('error', () => undefined)).listen(0, '127.0.0.1');
  onTestFinished(() => {
    stop.abort();
    peer.close();
  });
  await once(peer, 'listening');
  const outgoing = connect({ host: '127.0.0.1', port: (peer.address() as AddressInfo).port });
  await once(outgoing, 'connect');
  const told: unknown[] = [];
  const address = { host: '127.0.0.1', port: outgoing.localPort ?? 0 };
  await keepServingHealth(
    address,
    {
      trouble: async () => null,
      ready: async () => ({ isReady: true, as: 'leading' }),
      metrics: async () => ({ contentType: 'text/plain', text: '' }),
    },
    { stop: stop.signal, told: (trouble) => told.push(trouble) },
  );
  expect(told).toEqual([expect.objectContaining({ code: 'EADDRINUSE' })]);

  outgoing.resetAndDestroy();
  await once(outgoing, 'close');
  await vi.waitUntil(() => told.length > 1, { timeout: 10_000 });
  expect(told[1]).toBeNull();
  expect(await (await fetch(`http://127.0.0.1:${address.port}/healthz`)).text()).toBe('ok\n');
});
