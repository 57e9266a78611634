import { expect, test } from 'vitest';
import { proxyFor } from '../../../src/source/http/proxies.ts';

const by = (address: string, except: readonly string[] = []) =>
  proxyFor(new URL(address), { https: 'http://secure', http: 'http://plain', except });

test('each kind of address has its proxy, or none', () => {
  expect(by('https://pace.coe.int/en')).toBe('http://secure');
  expect(by('wss://gateway.discord.gg/?v=10')).toBe('http://secure');
  expect(by('http://example.org')).toBe('http://plain');
  expect(
    proxyFor(new URL('http://example.org'), { https: 'http://secure', http: null, except: [] }),
  ).toBeNull();
});

test.each([
  ['*', true],
  ['discord.gg', true],
  ['.discord.gg', true],
  ['*.discord.gg', true],
  ['GATEWAY.discord.gg', true],
  ['gateway.discord.gg:443', true],
  ['gateway.discord.gg:8443', false],
  ['iscord.gg', false],
  ['gateway', false],
  ['', false],
  [':443', false],
])('NO_PROXY=%s exempts gateway.discord.gg: %s', (entry, isExempt) => {
  expect(by('wss://gateway.discord.gg/', [entry]) === null).toBe(isExempt);
});

test('an address of IPv6 is exempt by its brackets', () => {
  expect(by('http://[::1]:8080/', ['[::1]'])).toBeNull();
  expect(by('http://[::1]:8080/', ['[::1]:8080'])).toBeNull();
  expect(by('http://[::1]:8080/', ['[::2]'])).toBe('http://plain');
});
