import { expect, it } from 'vitest';
import { fileIdOf, publicAddress, textAddress } from '../../src/source/address.ts';

const site = 'https://pace.coe.int';
const isAllowed = ({ hostname }: URL): boolean => /(?:^|\.)coe\.int$/.test(hostname);

it.each([
  ['https://pace.coe.int/en/files/28063', 28063],
  ['https://pace.coe.int/en/files/28063/html', 28063],
  ['https://pace.coe.int/fr/files/28063/html?x=1#top', 28063],
  ['/en/files/28063', 28063],
  ['https://pace.coe.int/en/home/setlanguage?returnUrl=%2Ffr%2Ffiles%2F28063%2Fhtml', 28063],
  ['http://assembly.coe.int/nw/xml/XRef/X2H-Xref-ViewHTML.asp?FileID=24303&lang=EN', 24303],
  ['http://www.assembly.coe.int/nw/xml/XRef/Xref-XML2HTML-en.asp?fileid=24303&lang=en', 24303],
  ['https://assembly.coe.int/nw/xml/XRef/Xref-XML2HTML-FR.asp?FILEID=24303', 24303],
  ['http://127.0.0.1:8080/en/files/7/html', 7],
  ['https://pace.coe.int/en/files/0', null],
  ['https://pace.coe.int/en/news/28063', null],
  ['https://pace.coe.int/en/files/', null],
  ['https://pace.coe.int/nw/xml/XRef/Xref-XML2HTML-en.asp?lang=en', null],
  ['https://pace.coe.int/en/home/setlanguage?returnUrl=%2Ffr%2Fnews', null],
  ['http://[', null],
  ['', null],
])('finds the file id in %s', (url, id) => {
  expect(fileIdOf(url)).toBe(id);
});

it.each([
  ['https://pace.coe.int/en/files/28063', 'https://pace.coe.int/en/files/28063/html'],
  ['https://pace.coe.int/fr/files/28063', 'https://pace.coe.int/fr/files/28063/html'],
  ['/en/files/28063', 'https://pace.coe.int/en/files/28063/html'],
  [
    'http://assembly.coe.int/nw/xml/XRef/Xref-XML2HTML-en.asp?fileid=24303&lang=en',
    'http://assembly.coe.int/nw/xml/XRef/Xref-XML2HTML-en.asp?fileid=24303&lang=en',
  ],
  ['https://feeds.example/en/files/28063', 'https://pace.coe.int/en/files/28063/html'],
  [
    'https://pace.coe.int/en/home/setlanguage?returnUrl=%2Ffr%2Ffiles%2F5%2Fhtml',
    'https://pace.coe.int/fr/files/5/html',
  ],
  ['https://evil.example/login', null],
  ['file:///en/files/3', null],
  ['https://pace.coe.int/en/news/28063', null],
])('reads the text of %s at %s', (url, address) => {
  expect(textAddress(url, `${site}/`, isAllowed)).toBe(address);
});

it('shows people the page of the file', () => {
  expect(publicAddress(28063, 'fr', `${site}/`)).toBe('https://pace.coe.int/fr/files/28063');
});
