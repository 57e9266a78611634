import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { restoreThroughDoor } from '../../../src/store/backup/door.ts';
import { BackupError } from '../../../src/store/backup/format.ts';

test.each(['at once', 'in the middle of the file', 'when it has heard all of it'])(
  'a service that ends %s, while it is asked to restore, has restored nothing, and that is what is said',
  async (when) => {
    const folder = await mkdtemp(join(tmpdir(), 'door-'));
    const server = createServer({ allowHalfOpen: true }, (socket) => {
      socket.on('error', () => undefined);
      if (when === 'at once') socket.destroy();
      else if (when === 'in the middle of the file') socket.once('data', () => socket.destroy());
      else socket.on('end', () => socket.destroy()).resume();
    });
    try {
      server.listen(join(folder, 'operator.sock'));
      await once(server, 'listening');
      const file = join(folder, 'copy.jsonl.gz');
      await writeFile(file, randomBytes(2_000_000));
      const restoring = restoreThroughDoor(folder, file);
      await expect(restoring).rejects.toThrow(BackupError);
      await expect(restoring).rejects.toThrow(/did not restore/u);
    } finally {
      server.close();
      await rm(folder, { recursive: true });
    }
  },
);
