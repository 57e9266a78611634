import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to a server on loopback that can fall silent, or be cut. */
export interface SilentProxy {
  readonly port: number;
  /** Nothing gets through any more in either direction, and no connection ends: the way a broken network looks. */
  silence(): void;
  /** Every connection ends, and new ones end as they begin: the way a server that is down looks. */
  cut(): void;
  /** What was held back gets through, and what comes then; connections can be made again. */
  heal(): void;
  close(): Promise<void>;
}

/**
 * Forwards connections to a port on loopback.
 *
 * @param host where it listens: `::1` for IPv6 alone.
 */
export async function startSilentProxy(target: number, host = '127.0.0.1'): Promise<SilentProxy> {
  let isSilent = false;
  let isCut = false;
  const sockets = new Set<Socket>();
  const add = (socket: Socket, other: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => void other.write(bytes));
    socket.on('close', () => {
      sockets.delete(socket);
      if (!isSilent) other.destroy();
    });
    if (isSilent) socket.pause();
  };
  const server = createServer((from) => {
    if (isCut) return void from.destroy();
    const to = connect(target, '127.0.0.1');
    add(from, to);
    add(to, from);
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return {
    port: (server.address() as AddressInfo).port,
    silence: () => {
      isSilent = true;
      for (const socket of sockets) socket.pause();
    },
    cut: () => {
      isCut = true;
      for (const socket of sockets) socket.destroy();
    },
    heal: () => {
      isSilent = false;
      isCut = false;
      for (const socket of sockets) socket.resume();
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
