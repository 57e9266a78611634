import http, { type ClientRequestArgs } from 'node:http';
import https from 'node:https';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { setGlobalDispatcher } from 'undici';
import { proxyFor, type Proxies } from '../source/http/proxies.ts';
import { dispatcherFor } from '../source/http/proxy-dispatcher.ts';

/**
 * Lets whatever this process asks of Discord leave through proxies: REST and attachments over undici, and the gateway's WebSocket.
 * `@discordjs/ws` hands `ws` no agent and offers no place for one, so the request with which `ws` opens a WebSocket is
 * given one here; no other request of Node's own client is touched. Without a proxy nothing is changed.
 */
export function useProxies(proxies: Proxies): void {
  if (proxies.http === null && proxies.https === null) return;
  setGlobalDispatcher(dispatcherFor(proxies));
  tunnelWebSockets(http, 'ws:', proxies);
  tunnelWebSockets(https, 'wss:', proxies);
}

type Client = Pick<typeof http, 'request'>;

function tunnelWebSockets(client: Client, protocol: 'ws:' | 'wss:', proxies: Proxies): void {
  const request = client.request.bind(client);
  client.request = ((first: ClientRequestArgs, ...more: []) => {
    const proxy = isWebSocket(first) ? proxyFor(addressOf(protocol, first), proxies) : null;
    return proxy === null
      ? request(first, ...more)
      : request({ ...first, agent: new HttpsProxyAgent(proxy) }, ...more);
  }) as Client['request'];
}

function isWebSocket(args: unknown): boolean {
  const { headers } = (args ?? {}) as { readonly headers?: { readonly Upgrade?: unknown } };
  return headers?.Upgrade === 'websocket';
}

function addressOf(protocol: string, { host, port }: ClientRequestArgs): URL {
  const name = host?.includes(':') === true ? `[${host}]` : host;
  return new URL(`${protocol}//${name}:${port}`);
}
