import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';

const says = `
  const { Worker } = await import('node:worker_threads');
  const inThread = await new Promise((resolve) =>
    new Worker(new URL('data:text/javascript,import{parentPort}from"node:worker_threads";parentPort.postMessage(Date.now())')).once('message', resolve));
  console.log(JSON.stringify([Date.now(), new Date().getTime(), inThread, new Date(0).getTime(), new Date() instanceof Date]));`;

test.each([600_000, -600_000])('a process and its threads have a clock that is wrong by %i ms', (skewMs) => {
  const clock = `${pathToFileURL('dist/tools/faults/skewed-clock.js').href}?ms=${skewMs}`;
  const before = Date.now();
  const told = execFileSync(process.execPath, ['--import', clock, '--input-type=module', '-e', says], {
    encoding: 'utf8',
  });
  const [now, made, inThread, epoch, isDate] = JSON.parse(told) as [number, number, number, number, boolean];
  for (const at of [now, made, inThread]) {
    expect(at - skewMs).toBeGreaterThanOrEqual(before);
    expect(at - skewMs).toBeLessThanOrEqual(Date.now());
  }
  expect([epoch, isDate]).toEqual([0, true]);
});
