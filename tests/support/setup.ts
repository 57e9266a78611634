import { Socket } from 'node:net';
import { format } from 'node:util';
import { afterEach, beforeEach } from 'vitest';

/** What went wrong behind a test's back; it fails the test that was running. */
let complaints: string[] = [];

beforeEach(() => {
  complaints = [];
  console.error = (...words: unknown[]) => void complaints.push(`console.error: ${format(...words)}`);
  console.warn = (...words: unknown[]) => void complaints.push(`console.warn: ${format(...words)}`);
});

afterEach(() => {
  const heard = complaints;
  complaints = [];
  if (heard.length > 0) throw new Error(heard.join('\n'));
});

const connect = Socket.prototype.connect;

Socket.prototype.connect = function guarded(this: Socket, ...args: unknown[]): Socket {
  const host = hostOf(args);
  if (host === null || isLoopback(host)) return Reflect.apply(connect, this, args) as Socket;
  complaints.push(`a connection to ${host}: tests talk to loopback only`);
  return this.destroy(new Error(`Tests talk to loopback only, not to ${host}.`));
} as Socket['connect'];

/** The host a connection goes to, or null for a socket in the file system. */
function hostOf(args: readonly unknown[]): string | null {
  const first: unknown = Array.isArray(args[0]) ? args[0][0] : args[0];
  if (typeof first === 'object' && first !== null) {
    const options = first as { path?: unknown; host?: unknown };
    if (typeof options.path === 'string') return null;
    return typeof options.host === 'string' ? options.host : 'localhost';
  }
  if (typeof first === 'string' && !/^\d+$/u.test(first)) return null;
  return typeof args[1] === 'string' ? args[1] : 'localhost';
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/u.test(host);
}
