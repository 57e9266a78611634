import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConnectError } from '../src/discord/gateway/client.ts';
import { knownSecrets, withSecretsFromFiles } from '../src/env.ts';
import { createLogger } from '../src/log.ts';
import { exitCodeOf } from '../src/process/exit-codes.ts';
import { forPeople } from '../src/process/log-for-people.ts';
import { createSay } from '../src/process/say.ts';
import { StoreError } from '../src/store/db/errors.ts';
import { explainConnection } from '../src/store/db/explain-connection.ts';

describe('secrets from files', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hemicycle-secrets-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  test('are what the file holds, without the line’s end, and are hidden like any other', async () => {
    const token = join(folder, 'token');
    const url = join(folder, 'url');
    await writeFile(token, 'abc.def.ghi\n');
    await writeFile(url, 'postgres://me:hunter2@localhost/db\r\n');
    const env = { DISCORD_TOKEN_FILE: token, DATABASE_URL_FILE: url, DISCORD_TOKEN: ' ' };
    expect(withSecretsFromFiles(env)).toMatchObject({
      DISCORD_TOKEN: 'abc.def.ghi',
      DATABASE_URL: 'postgres://me:hunter2@localhost/db',
    });
    expect(knownSecrets(env)).toEqual(expect.arrayContaining(['abc.def.ghi', 'hunter2']));
  });

  test('that are missing, empty or given twice are all named at once', async () => {
    const empty = join(folder, 'empty');
    await writeFile(empty, ' \n');
    expect(() =>
      withSecretsFromFiles({ DISCORD_TOKEN_FILE: join(folder, 'no'), DATABASE_URL_FILE: empty }),
    ).toThrow(/DISCORD_TOKEN_FILE .*\(ENOENT\)\.\nDATABASE_URL_FILE .*empty/u);
    expect(() => withSecretsFromFiles({ DISCORD_TOKEN_FILE: empty, DISCORD_TOKEN: 'a.b.c' })).toThrow(
      'both set',
    );
  });
});

test('a line is plain on a terminal, and JSON with the process and its host anywhere else; a link keeps its ids', () => {
  const link = 'Add it: https://discord.com/oauth2/authorize?client_id=1100000000000000001';
  const said = (isTTY: boolean) => {
    const lines: string[] = [];
    createSay({ isTTY, write: (line) => void lines.push(line) }, ['secret'])(`${link} secret`);
    return lines.join('');
  };
  expect(said(true)).toBe(`${link} secret\n`);
  expect(JSON.parse(said(false))).toEqual({
    level: 'info',
    time: expect.any(String),
    pid: process.pid,
    hostname: expect.any(String),
    msg: `${link} [hidden]`,
  });
});

test('a person at a terminal reads what went wrong and why, without the frames', () => {
  const lines: string[] = [];
  const log = createLogger('info', [], { write: (line) => void lines.push(forPeople(line)) });
  log.warn(
    { err: new Error('no answer', { cause: new Error('refused') }), shard: 2 },
    'the connection broke',
  );
  log.info('connected');
  expect(lines.map((line) => line.slice(8))).toEqual([
    '  warn: the connection broke (no answer) (refused)  shard=2\n',
    '  connected\n',
  ]);
});

test('what is wrong for good and what may pass end with different codes', () => {
  expect(exitCodeOf(new ConnectError('token', ''))).toBe(77);
  expect(exitCodeOf(new ConnectError('unreachable', ''))).toBe(75);
  expect(exitCodeOf(new StoreError('unreachable', ''))).toBe(75);
  expect(exitCodeOf(new StoreError('damaged', ''))).toBe(65);
  expect(exitCodeOf(new Error('ours'))).toBe(70);
});

test.each([
  [{ code: 'DEPTH_ZERO_SELF_SIGNED_CERT', message: 'self-signed certificate' }, 'refused', /certificate/u],
  [
    { code: 'ERR_TLS_CERT_ALTNAME_INVALID', message: 'Hostname/IP does not match' },
    'refused',
    /certificate/u,
  ],
  [{ message: 'The server does not support SSL connections' }, 'refused', /no encrypted connection/u],
  [
    { code: '28000', severity: 'FATAL', message: 'no pg_hba.conf entry for host "::1", no encryption' },
    'refused',
    /wants an encrypted connection/u,
  ],
  [{ code: 'ENOTFOUND', message: 'getaddrinfo ENOTFOUND db' }, 'unreachable', /No address is known/u],
  [{ code: 'ECONNREFUSED', message: 'connect ECONNREFUSED' }, 'unreachable', /cannot be reached/u],
])('a database that does not let in: %j says why', (fields, kind, says) => {
  const error = explainConnection(Object.assign(new Error(), fields), 'postgres://me:hunter2@db/bot');
  expect(error).toMatchObject({ kind, message: expect.stringMatching(says) });
  expect(error.message).not.toContain('hunter2');
});
