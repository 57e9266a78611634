import { expect, test } from 'vitest';
import { createPulse } from '../../src/process/pulse.ts';
import type { Database } from '../../src/store/db/database.ts';

const hour = 60 * 60_000;
/** A database of which only the answer counts. */
const answering = (execute: () => Promise<unknown>) => ({ execute }) as unknown as Database;
const never = () => new Promise<never>(() => undefined);

test('a look that never ends is noticed; one that ends in time, or has yet to begin, is none', async () => {
  let now = 0;
  const pulse = createPulse(() => null, { now: () => now });
  expect(await pulse.trouble()).toBeNull();
  pulse.lookBegan();
  now = hour;
  expect(await pulse.trouble()).toBeNull();
  now = hour + 1;
  expect(await pulse.trouble()).toContain('has not ended');
  pulse.lookEnded();
  expect(await pulse.trouble()).toBeNull();
});

test('an embedded database that does not answer is trouble of the process; one that refuses, or a server, is not', async () => {
  const trouble = (kind: 'embedded' | 'postgres', execute: () => Promise<unknown>) =>
    createPulse(() => ({ kind, db: answering(execute) }), { waitMs: 20 }).trouble();
  expect(await trouble('embedded', never)).toContain('does not answer');
  expect(await trouble('embedded', async () => undefined)).toBeNull();
  expect(await trouble('embedded', async () => Promise.reject(new Error('full')))).toBeNull();
  expect(await trouble('postgres', never)).toBeNull();
});
