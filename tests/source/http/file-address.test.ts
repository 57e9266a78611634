import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  fileIdOf,
  isNewsAddress,
  publicAddress,
  textAddress,
} from '../../../src/source/http/file-address.ts';

const site = 'https://pace.coe.int';
const mirror = 'https://mirror.example/pace';
const isAllowed = ({ hostname }: URL): boolean =>
  /(?:^|\.)coe\.int$/.test(hostname) || hostname === 'mirror.example';

const old = 'assembly.coe.int/nw/xml/XRef';

it.each([
  ['https://pace.coe.int/en/files/28063', 28063],
  ['https://pace.coe.int/en/files/28063/html', 28063],
  ['https://pace.coe.int/fr/files/28063/html?x=1#top', 28063],
  ['https://pace.coe.int/en/files/28063/pdf', 28063],
  ['/en/files/28063', 28063],
  ['https://pace.coe.int/en/home/setlanguage?returnUrl=%2Ffr%2Ffiles%2F28063%2Fhtml', 28063],
  ['https://pace.coe.int/en/home/SetLanguage/?RETURNURL=%2Ffr%2Ffiles%2F28063', 28063],
  [
    'https://pace.coe.int/en/home/setlanguage?returnUrl=https%3A%2F%2Fpace.coe.int%2Ffr%2Ffiles%2F28063',
    28063,
  ],
  [`http://${old}/X2H-Xref-ViewHTML.asp?FileID=24303&lang=EN`, 24303],
  [`http://www.${old}/Xref-XML2HTML-en.asp?fileid=24303&lang=en`, 24303],
  [`https://${old}/Xref-XML2HTML-FR.asp?FILEID=24303`, 24303],
  [`http://${old}/X2H-Xref-ViewPDF.asp?FileID=24303&lang=en`, 24303],
  [`http://${old}/Xref-DocDetails-EN.asp?FileID=24303&lang=EN`, 24303],
  [`http://${old}/X2H-DW-extr.asp?fileid=24303&lang=EN`, 24303],
  ['http://assembly.coe.int/ASP/Doc/XrefViewHTML.asp?FileID=24303&Language=en', 24303],
  ['http://assembly.coe.int/asp/doc/XrefViewPDF.asp?Language=en&FILEID=24303', 24303],
  ['http://127.0.0.1:8080/en/files/7/html', 7],
  [`${mirror}/en/files/7/html`, 7],
  [`${mirror}/nw/xml/XRef/Xref-XML2HTML-en.asp?fileid=7`, 7],
  ['https://pace.coe.int/login/en/files/28063', null],
  ['https://pace.coe.int/en/files/0', null],
  ['https://pace.coe.int/en/news/28063', null],
  ['https://pace.coe.int/en/files/', null],
  ['https://pace.coe.int/nw/xml/XRef/Xref-XML2HTML-en.asp?lang=en', null],
  ['https://pace.coe.int/en/home/setlanguage?returnUrl=%2Ffr%2Fnews', null],
  ['https://pace.coe.int/en/home/setlanguage', null],
  ['http://assembly.coe.int/nw/xml/News/News-View-EN.asp?newsid=9081&lang=2', null],
  ['http://[', null],
  ['', null],
])('finds the file id in %s', (url, id) => {
  expect(fileIdOf(url)).toBe(id);
});

it.each([
  ['https://pace.coe.int/en/files/28063', 'https://pace.coe.int/en/files/28063/html'],
  ['https://pace.coe.int/fr/files/28063', 'https://pace.coe.int/fr/files/28063/html'],
  ['https://pace.coe.int/en/files/28063/pdf', 'https://pace.coe.int/en/files/28063/html'],
  ['http://pace.coe.int/en/files/28063/html', 'https://pace.coe.int/en/files/28063/html'],
  ['/en/files/28063', 'https://pace.coe.int/en/files/28063/html'],
  [
    `http://${old}/Xref-XML2HTML-en.asp?fileid=24303&lang=en`,
    `https://${old}/Xref-XML2HTML-en.asp?fileid=24303&lang=en`,
  ],
  [
    `https://${old}/X2H-Xref-ViewHTML.asp?FileID=5&lang=FR`,
    `https://${old}/X2H-Xref-ViewHTML.asp?FileID=5&lang=FR`,
  ],
  [`http://${old}/X2H-Xref-ViewPDF.asp?FileID=5&lang=en`, 'https://pace.coe.int/en/files/5/html'],
  [`http://${old}/Xref-DocDetails-FR.asp?FileID=5`, 'https://pace.coe.int/fr/files/5/html'],
  [`http://${old}/X2H-DW-extr.asp?fileid=5&lang=FR`, 'https://pace.coe.int/fr/files/5/html'],
  [
    'http://assembly.coe.int/ASP/Doc/XrefViewHTML.asp?FileID=5&Language=fr',
    'https://pace.coe.int/fr/files/5/html',
  ],
  ['https://feeds.example/en/files/28063', 'https://pace.coe.int/en/files/28063/html'],
  [
    'https://pace.coe.int/en/home/setlanguage?returnUrl=%2Ffr%2Ffiles%2F5%2Fhtml',
    'https://pace.coe.int/fr/files/5/html',
  ],
  ['https://mirror.example/pace/fr/files/5/pdf', 'https://mirror.example/pace/fr/files/5/html'],
  ['https://evil.example/login', null],
  ['file:///en/files/3', null],
  ['https://pace.coe.int/en/news/28063', null],
])('reads the text of %s at %s', (url, address) => {
  expect(textAddress(url, `${site}/`, isAllowed)).toBe(address);
});

it.each([
  ['/en/files/5', `${mirror}/en/files/5/html`],
  [`${mirror}/fr/files/5`, `${mirror}/fr/files/5/html`],
  ['https://pace.coe.int/en/files/5', `${mirror}/en/files/5/html`],
  [`http://${old}/Xref-XML2HTML-fr.asp?fileid=5&lang=fr`, `${mirror}/fr/files/5/html`],
  [
    `${mirror}/nw/xml/XRef/Xref-XML2HTML-en.asp?fileid=5`,
    `${mirror}/nw/xml/XRef/Xref-XML2HTML-en.asp?fileid=5`,
  ],
])('with a mirror in place of the site, the text of %s is read at %s', (url, address) => {
  expect(textAddress(url, mirror, isAllowed)).toBe(address);
});

it('names the same file, in any form of address and any case of its parts', () => {
  const id = fc.integer({ min: 1, max: 999_999_999 });
  const language = fc.constantFrom('en', 'fr', 'EN', 'FR');
  const form = fc.constantFrom(
    (n: number, l: string) => `/${l}/files/${n}`,
    (n: number, l: string) => `/${l}/files/${n}/html`,
    (n: number, l: string) => `/${l}/files/${n}/pdf`,
    (n: number, l: string) => `/nw/xml/XRef/X2H-Xref-ViewHTML.asp?FileID=${n}&lang=${l}`,
    (n: number, l: string) => `/nw/xml/XRef/Xref-XML2HTML-${l}.asp?fileid=${n}`,
    (n: number, l: string) => `/nw/xml/XRef/X2H-DW-extr.asp?fileid=${n}&lang=${l}`,
    (n: number, l: string) => `/ASP/Doc/XrefViewHTML.asp?FileID=${n}&Language=${l}`,
    (n: number, l: string) => `/en/home/setlanguage?returnUrl=${encodeURIComponent(`/${l}/files/${n}/html`)}`,
  );
  const host = fc.constantFrom('https://pace.coe.int', 'http://assembly.coe.int', mirror);
  const casing = fc.constantFrom(
    (text: string) => text,
    (text: string) => text.toLowerCase(),
  );
  fc.assert(
    fc.property(id, language, form, host, casing, (n, l, path, at, as) => {
      const url = at + as(path(n, l));
      expect(fileIdOf(url)).toBe(n);
      const address = textAddress(url, site, isAllowed);
      expect(address).toMatch(/\/html$|XRef/i);
      expect(address).not.toMatch(/^http:|pdf|extr/i);
      expect(fileIdOf(address ?? '')).toBe(n);
      expect(textAddress(address ?? '', site, isAllowed)).toBe(address);
    }),
  );
});

it('knows the news, of both sites', () => {
  expect(isNewsAddress('http://assembly.coe.int/nw/xml/News/News-View-EN.asp?newsid=9081&lang=2')).toBe(true);
  expect(isNewsAddress('https://pace.coe.int/en/news/9081/public-health')).toBe(true);
  expect(isNewsAddress('https://pace.coe.int/en/files/9081')).toBe(false);
});

it('shows people the page of the file', () => {
  expect(publicAddress(28063, 'fr', `${site}/`)).toBe('https://pace.coe.int/fr/files/28063');
  expect(publicAddress(28063, 'fr', `${mirror}/`)).toBe(`${mirror}/fr/files/28063`);
});
