import { describe, expect, it } from 'vitest';
import { hostAllowed, isAssemblyHost, webAddress } from '../../../src/source/http/hosts.ts';

describe('hostAllowed', () => {
  const allowed = ['pace.coe.int', '127.0.0.1:8080', 'Assembly.COE.int ', 'example.org:443'];

  it.each([
    'https://pace.coe.int/en',
    'http://pace.coe.int/en',
    'https://PACE.coe.int./en',
    'https://pace.coe.int:443/',
    'http://assembly.coe.int:80/',
    'http://127.0.0.1:8080/',
    'https://example.org/',
  ])('%s', (address) => {
    expect(hostAllowed(new URL(address), allowed)).toBe(true);
  });

  it.each([
    'https://pace.coe.int:8443/',
    'https://evil-pace.coe.int/',
    'https://pace.coe.int.evil.example/',
    'https://www.pace.coe.int/',
    'http://127.0.0.1/',
    'http://127.0.0.1:8081/',
    'http://example.org/',
    'ftp://pace.coe.int/',
    'file:///pace.coe.int',
  ])('not %s', (address) => {
    expect(hostAllowed(new URL(address), allowed)).toBe(false);
  });
});

describe('webAddress', () => {
  it('takes http and https, resolves, and leaves the fragment out', () => {
    expect(webAddress('../files/1#top', 'https://pace.coe.int/en/home/')?.href).toBe(
      'https://pace.coe.int/en/files/1',
    );
  });

  it.each([
    '',
    'en/files/1',
    'javascript:alert(1)',
    'https://user@pace.coe.int/',
    'http://[',
    'mailto:a@b.c',
  ])('not %s', (text) => {
    expect(webAddress(text)).toBeNull();
  });
});

it('the hosts of the Assembly are known', () => {
  expect(isAssemblyHost('http://www.assembly.coe.int/nw/xml/XRef/X2H-Xref-ViewHTML.asp?FileID=1')).toBe(true);
  expect(isAssemblyHost('https://www.coe.int/en/files/1')).toBe(false);
});
