import { expect, test } from 'vitest';
import { fileIdInPath, savedAddress } from '../../../src/crawl/import/page-address.ts';

const hosts = ['127.0.0.1:8080'];
const address = 'https://pace.coe.int/en/files/28063/html';

test.each([
  ['a browser’s comment', `<!DOCTYPE html>\n<!-- saved from url=(0040)${address} -->\n<html>`, 28063],
  ['SingleFile', `<html><!--\n Page saved with SingleFile \n url: ${address} \n saved date: Mon -->`, 28063],
  ['HTTrack', '<!-- Mirrored from pace.coe.int/en/files/28063/html by HTTrack Website Copier/3.x -->', 28063],
  ['a canonical link', `<link href="${address}" rel="canonical">`, 28063],
  ['a canonical link in other words', `<LINK REL=canonical HREF='/fr/files/28063/html'>`, 28063],
  [
    'an old address',
    `<link rel="canonical" href="http://assembly.coe.int/nw/xml/XRef/X2H-Xref-ViewHTML.asp?FileID=28063&amp;lang=EN">`,
    28063,
  ],
  ['a configured host', '<!-- saved from url=(0038)http://127.0.0.1:8080/en/files/7/html -->', 7],
  ['another host', '<!-- saved from url=(0039)https://example.org/en/files/28063/html -->', null],
  [
    'another host, but a canonical link home',
    `<!-- saved from url=(0011)https://example.org/ --><link rel="canonical" href="${address}">`,
    28063,
  ],
  ['no address of a file', '<!-- saved from url=(0014)about:internet -->', null],
  ['a stylesheet', `<link rel="stylesheet" href="${address}">`, null],
  ['nothing', 'Written declaration No. 682', null],
])('the file id a saved page names itself: %s', (_what, text, fileId) => {
  expect(savedAddress(text, hosts).fileId).toBe(fileId);
});

test('a comment counts before a canonical link', () => {
  const text = `<!-- saved from url=(0040)${address} --><link rel="canonical" href="/en/files/9/html">`;
  expect(savedAddress(text, hosts)).toEqual({ fileId: 28063, url: address });
});

test('a page of the Assembly that is no file has an address and no file id', () => {
  const url = 'https://pace.coe.int/en/pages/declarations';
  const text = `<!-- saved from url=(0042)${url} -->`;
  expect(savedAddress(text, hosts)).toEqual({ fileId: null, url });
});

test.each([
  ['28063.html', 28063],
  ['saved/28063', 28063],
  ['28063 (1).html', 28063],
  ['28063-fr.htm', 28063],
  ['en_28063.txt', 28063],
  ['files-28063-html.html', 28063],
  ['pace.coe.int_en_files_28063_html.html', 28063],
  ['X2H-Xref-ViewHTML.asp?FileID=28063&lang=EN', 28063],
  ['X2H-Xref-ViewHTML.asp%3FFileID%3D28063.html', 28063],
  ['mirror/pace.coe.int/en/files/28063/html', 28063],
  ['mirror/pace.coe.int/fr/files/28063/html/index.html', 28063],
  ['mirror\\pace.coe.int\\en\\files\\28063.html', 28063],
  ['100 % of 28063.html', null],
  ['1.html', null],
  ['file 12.html', null],
  ['files-2019.html', null],
  ['0028063.html', null],
  ['2019.html', null],
  ['Written declaration No. 682.html', null],
  ['Doc. 14933.html', null],
  ['2019-06-27.html', null],
  ['682-14933.html', null],
  ['files-28063-and-file-28064.html', null],
  ['profile-28063.html', null],
  ['index.html', null],
])('the file id in a path: %s', (path, fileId) => {
  expect(fileIdInPath(path)).toBe(fileId);
});
