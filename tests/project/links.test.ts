import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

const inside = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`)
    : [];
const pages = [...readdirSync('.'), ...['.github', 'docs', 'packages', 'tests'].flatMap(inside)].filter(
  (path) => path.endsWith('.md') && !path.includes('node_modules'),
);
/** A record says how things were when it was made, and the changelog what was. */
const isOfItsDay = (page: string): boolean => page.startsWith('docs/decisions/') || page === 'CHANGELOG.md';

test('there are pages', () => {
  expect(pages).toEqual(expect.arrayContaining(['README.md', 'CONTRIBUTING.md', 'docs/privacy.md']));
});

test.each(pages)('what %s links to is there', (page) => {
  const links = [...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:|mailto:|#)(?<to>[^)#\s]+)/gu)];
  const missing = links
    .map(({ groups }) => normalize(join(dirname(page), groups?.['to'] ?? '')))
    .filter((path) => !existsSync(path));
  expect(missing).toEqual([]);
});

test.each(pages.filter((page) => !isOfItsDay(page)))('the files that %s names are there', (page) => {
  const named = [
    ...readFileSync(page, 'utf8').matchAll(
      /`(?<path>(?:src|tests|sandbox|tools|packages|bench|docs|migrations|deploy)\/[\w./-]+)`/gu,
    ),
  ];
  // A name in capitals stands for any.
  const paths = named
    .map(({ groups }) => groups?.['path'] ?? '')
    .filter((path) => !/\/[A-Z]+\.json$/u.test(path));
  expect(paths.filter((path) => !existsSync(path))).toEqual([]);
});
