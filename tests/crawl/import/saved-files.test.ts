import { symlink } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { savedPages } from '../../../src/crawl/import/saved-files.ts';
import { aFolder } from './support.ts';

async function found(path: string, base = path): Promise<string[]> {
  const lines: string[] = [];
  for await (const entry of savedPages(path)) {
    lines.push(
      entry.kind === 'skipped'
        ? `skipped ${entry.what}`
        : `${entry.kind} ${relative(base, entry.path)}${entry.kind === 'unreadable' ? `: ${entry.reason}` : ''}`,
    );
  }
  return lines;
}

test('pages at any depth, ordered by name with numbers by their size', async () => {
  const folder = await aFolder({
    '100.html': '',
    '20.HTM': '',
    'deep/er/3.xhtml': '',
    'deep/4.txt': '',
    'Written declaration No. 682': '',
    'X2H-Xref-ViewHTML.asp?FileID=28063&lang=EN': '',
  });
  expect(await found(folder)).toEqual([
    'file 20.HTM',
    'file 100.html',
    'file deep/4.txt',
    'file deep/er/3.xhtml',
    'file Written declaration No. 682',
    'file X2H-Xref-ViewHTML.asp?FileID=28063&lang=EN',
  ]);
});

test('what is no saved page is left out: other endings, hidden files, a page’s pictures', async () => {
  const folder = await aFolder({
    'a.html': '',
    'a_files/frame.html': '',
    'b_files/page.html': '',
    '.DS_Store': '',
    '.git/HEAD': '',
    'picture.png': '',
    'page.docx': '',
  });
  expect(await found(folder)).toEqual([
    'skipped file',
    'skipped folder',
    'skipped folder',
    'file a.html',
    'file b_files/page.html',
    'skipped file',
    'skipped file',
  ]);
});

test('links are followed, and a link in a circle ends', async () => {
  const folder = await aFolder({ 'real/1.html': '', 'other/2.html': '' });
  const elsewhere = await aFolder({ '3.html': '' });
  await symlink(folder, join(folder, 'other', 'round'));
  await symlink(elsewhere, join(folder, 'there'));
  await symlink(join(folder, 'nowhere'), join(folder, 'broken.html'));
  await symlink('self', join(folder, 'self'));
  expect(await found(folder)).toEqual([
    'unreadable broken.html: There is no such file or folder.',
    'file other/2.html',
    'file real/1.html',
    'unreadable self: It is a link that leads back to itself.',
    'file there/3.html',
  ]);
});

test('a path that is a file, and one that is nothing', async () => {
  const folder = await aFolder({ '1.html': '', 'x.png': '' });
  expect(await found(join(folder, '1.html'), folder)).toEqual(['file 1.html']);
  expect(await found(join(folder, 'x.png'), folder)).toEqual(['skipped file']);
  expect(await found(join(folder, 'nothing'), folder)).toEqual([
    'unreadable nothing: There is no such file or folder.',
  ]);
  expect(await found('/dev/null', '/dev')).toEqual(['unreadable null: It is neither a file nor a folder.']);
});
