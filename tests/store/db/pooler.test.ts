import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { refuseTransactionPooling } from '../../../src/store/db/pooler.ts';

let servers: Server[] = [];

afterEach(() => {
  for (const server of servers) server.close();
  servers = [];
});

function message(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

const int4 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};

const idle = message('Z', Buffer.from('I'));

function pidRow(pid: number): Buffer {
  const text = Buffer.from(String(pid));
  const column = Buffer.concat([Buffer.from('pid\0'), Buffer.alloc(6), int4(23), Buffer.alloc(8)]);
  column.writeInt16BE(4, 14);
  return Buffer.concat([
    message('T', Buffer.concat([Buffer.of(0, 1), column])),
    message('D', Buffer.concat([Buffer.of(0, 1), int4(text.length), text])),
  ]);
}

/**
 * Something that speaks PostgreSQL's protocol, and of each query says which server process carried it out.
 *
 * @param told which process a client is told of when it connects.
 */
async function speaking(
  told: (client: number) => number,
  carriedOutBy: (client: number, nth: number) => number,
) {
  let clients = 0;
  const serve = (socket: Socket) => {
    const client = (clients += 1);
    let queries = 0;
    socket.on('error', () => undefined);
    socket.once('data', () => {
      const greeting = [
        message('R', int4(0)),
        message('K', Buffer.concat([int4(told(client)), int4(1)])),
        idle,
      ];
      socket.write(Buffer.concat(greeting));
      socket.on('data', (bytes) => {
        if (!bytes.toString('latin1').startsWith('Q')) return;
        const isPid = bytes.includes('pg_backend_pid');
        const rows = isPid ? pidRow(carriedOutBy(client, (queries += 1))) : Buffer.alloc(0);
        socket.write(Buffer.concat([rows, message('C', Buffer.from('SELECT 1\0')), idle]));
      });
    });
  };
  const server = createServer(serve);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { connectionString: `postgres://reader@127.0.0.1:${port}/assembly`, ssl: false };
}

test('a server itself and a pooler that keeps sessions together are fine', async () => {
  await refuseTransactionPooling(
    await speaking(
      (client) => 100 + client,
      (client) => 100 + client,
    ),
  );
  await refuseTransactionPooling(
    await speaking(
      () => 9_999,
      (client) => 100 + client,
    ),
  );
});

test.each([
  ['gives all clients one session', () => 100],
  ['gives a client another session each time', (client: number, nth: number) => 100 * client + nth],
])('a pooler that %s is refused with what to change', async (_, carriedOutBy) => {
  await expect(refuseTransactionPooling(await speaking(() => 9_999, carriedOutBy))).rejects.toMatchObject({
    kind: 'refused',
    message: expect.stringMatching(/pool_mode = transaction.*set pool_mode = session/u),
  });
});
