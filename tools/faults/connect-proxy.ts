import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

/** An HTTP proxy that tunnels (CONNECT, RFC 9110, 9.3.6) and knows names that nobody else does. */
export interface ConnectProxy {
  readonly port: number;
  /** Every `host:port` that was asked for, let in or not. */
  readonly asked: readonly string[];
  /** The first bytes that came for a `host:port` that leads nowhere. */
  readonly firstBytes: ReadonlyMap<string, Buffer>;
  close(): Promise<void>;
}

/**
 * Starts one on loopback.
 *
 * @param credentials `user:password`, without which nobody is let in.
 * @param ports where names lead to, on loopback; to all others it says yes and hears what comes.
 */
export async function startConnectProxy(
  credentials: string,
  ports: Readonly<Record<string, number>>,
): Promise<ConnectProxy> {
  const asked: string[] = [];
  const firstBytes = new Map<string, Buffer>();
  const sockets = new Set<Socket>();
  const wanted = `Basic ${Buffer.from(credentials).toString('base64')}`;
  // Whoever means to be served here instead of through here has misunderstood.
  const server = createServer((_request, response) => response.writeHead(400).end());
  server.on('connect', ({ url = '', headers }, socket: Socket) => {
    asked.push(url);
    sockets.add(socket.on('error', () => undefined));
    if (headers['proxy-authorization'] !== wanted)
      return socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n');
    const port = ports[url.replace(/:\d+$/u, '')];
    if (port === undefined) {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      socket.once('data', (bytes) => firstBytes.set(url, bytes));
      return socket;
    }
    const onward = connect({ host: '127.0.0.1', port }, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
    sockets.add(onward.on('error', () => socket.destroy()));
    socket.on('close', () => onward.destroy());
    return socket;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    firstBytes,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
