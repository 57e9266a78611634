import { expect, test } from 'vitest';
import { archive } from '../../../tools/assembly-sandbox/archive.ts';
import { renderPage } from '../../../tools/assembly-sandbox/render.ts';
import { openSaved } from '../../../src/source/files/saved-file.ts';
import { readPage } from '../../../src/source/page/read-page.ts';
import { archiveOf } from '../../support/mhtml.ts';

const entry = archive.find(({ number, language }) => number === 682 && language === 'en');
if (!entry) throw new Error('No. 682 is not in the archive.');
const html = renderPage(entry, 'A');
const url = 'https://pace.coe.int/en/files/28063/html';
const bytesOf = (text: string) => new TextEncoder().encode(text);

test.each(['quoted-printable', 'base64', '8bit'] as const)(
  'a page in %s is read to the letter',
  async (encoding) => {
    const opened = await openSaved(archiveOf(html, { url, encoding }));
    if (opened.kind !== 'text') throw new Error('It was not opened.');
    expect(opened.text).toBe(html.replaceAll('\n', encoding === 'base64' ? '\n' : '\r\n'));
    expect(opened.url).toBe(url);
    expect(readPage(opened.text)).toMatchObject({ kind: 'declaration', declaration: { number: 682 } });
  },
);

test('the charset of the part counts, and parts within parts are found', async () => {
  const latin = bytesOf(
    [
      'From: <Saved by a browser>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=outer',
      '',
      '--outer',
      'Content-Type: multipart/related;',
      '\ttype="text/html"; boundary="inner"',
      '',
      '--inner',
      'Content-Type: text/css',
      '',
      'p {}',
      '--inner',
      'Content-Type: text/html; charset=iso-8859-1',
      'Content-Transfer-Encoding: quoted-printable',
      'Content-Location: https://pace.coe.int/fr/files/1/html',
      '',
      '<p>D=E9claration =',
      '=E9crite</p>',
      '--inner--',
      '--outer--',
    ].join('\r\n'),
  );
  expect(await openSaved(latin)).toEqual({
    kind: 'text',
    text: '<p>Déclaration écrite</p>',
    url: 'https://pace.coe.int/fr/files/1/html',
  });
});

test('what is no archive is a page or a text as it stands', async () => {
  expect(await openSaved(bytesOf('Written declaration: a text\n\nWith lines'))).toMatchObject({
    text: 'Written declaration: a text\n\nWith lines',
  });
  expect(await openSaved(bytesOf('<html>MIME-Version: 1.0</html>'))).toMatchObject({ url: null });
});

test('an archive without a page, and files of other kinds, are not read as text', async () => {
  const empty = 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x--\n';
  expect(await openSaved(bytesOf(empty))).toMatchObject({ kind: 'text' });
  for (const start of [
    [0x89, 0x50, 0x4e, 0x47],
    [0xff, 0xd8, 0xff],
    [0x50, 0x4b, 3, 4],
  ]) {
    expect(await openSaved(Uint8Array.from(start))).toEqual({ kind: 'unreadable', what: 'file' });
  }
});
