import { expect, test } from 'vitest';
import { createLogger, secretsOf } from '../src/log.ts';

const logged = (write: (log: ReturnType<typeof createLogger>) => void, secrets: string[] = []) => {
  const lines: string[] = [];
  write(createLogger('info', secrets, { write: (line: string) => void lines.push(line) }));
  return lines.join('');
};

test('the token never leaves, wherever it stands', () => {
  const error = Object.assign(new Error('refused abc.def.ghi', { cause: new Error('Bot abc.def.ghi') }), {
    requestBody: { json: { token: 'abc.def.ghi' } },
  });
  const text = logged(
    (log) => log.error({ err: error, header: 'Bot abc.def.ghi' }, 'abc.def.ghi'),
    ['abc.def.ghi'],
  );
  expect(text).toContain('refused');
  expect(text).not.toContain('abc.def.ghi');
});

test('an interaction’s token in an address never leaves', () => {
  const url = 'https://discord.com/api/v10/webhooks/123456/aW50ZXJhY3Rpb246MTIzNDU2Nzg5/messages/@original';
  const text = logged((log) => log.warn({ url }, 'late'));
  expect(text).toContain('/webhooks/123456/[hidden]/messages');
});

test('the body of a request is not logged with its error', () => {
  const error = Object.assign(new Error('no'), {
    requestBody: { content: 'private' },
    code: 50013,
    status: 403,
  });
  const text = logged((log) => log.error({ err: error }, 'refused'));
  expect(text).toContain('50013');
  expect(text).not.toContain('private');
});

test('a database password is known as written and as meant', () => {
  expect(secretsOf('postgres://me:p%40ss@localhost/db')).toEqual(['p%40ss', 'p@ss']);
  expect(secretsOf(undefined)).toEqual([]);
});
