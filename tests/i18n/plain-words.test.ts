import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { datasetNotice } from '../../src/dataset/data-package.ts';
import { datasetTables } from '../../src/dataset/tables/tables.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { renderings } from './support/renderings.ts';

const glossary = readFileSync(new URL('../../docs/glossary.md', import.meta.url), 'utf8');

/** The words of the table below "Words not to use" whose first column is a language, as written there. */
function wordsNotToUse(language: string): string[] {
  const [, tables = ''] = glossary.split('### Words not to use');
  const [, table = ''] = tables.split(new RegExp(`^\\| ${language} .*\\n`, 'mu'));
  const [rows = ''] = table.split('\n\n');
  return [...rows.matchAll(/^\| `([^`]+)`/gmu)].map(([, words = '']) => words);
}

/** Whole words, whatever their case and the kind of their spaces and apostrophes; `*` stands for further letters. */
function pattern(words: string): RegExp {
  const source = words
    .replaceAll(/[.?+^$()[\]{}|\\]/gu, String.raw`\$&`)
    .replaceAll('*', String.raw`[\p{L}]*`)
    .replaceAll(' ', String.raw`\s+`);
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${source}(?![\p{L}\p{N}])`, 'iu');
}

function leaves(value: unknown, path = ''): (readonly [path: string, value: unknown])[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
}

/** What files say of themselves, in English alone. */
const described = [
  ...Object.values(datasetNotice),
  ...datasetTables.flatMap(({ title, description, columns }) => [
    title,
    description,
    ...columns.map((column) => column.description),
  ]),
];

type Said = readonly (readonly [path: string, texts: readonly string[]])[];

const saidIn = (locale: 'en' | 'fr'): Said =>
  leaves(messagesFor(locale)).map(([path, message]) => [path, renderings(message)]);

const [english, french] = [saidIn('en'), saidIn('fr')];

describe.each([
  ['English', english, described],
  ['French', french, []],
] as const)('what is said in %s', (language, messages, inFiles) => {
  test('is made of every message', () => {
    expect(messages.filter(([, texts]) => texts.length === 0).map(([path]) => path)).toEqual([]);
    expect(messages.length).toBeGreaterThan(700);
  });

  test('has no word that the glossary threw out', () => {
    const words = wordsNotToUse(language);
    expect(words.length).toBeGreaterThan(25);
    const found = words.flatMap((word) =>
      [...messages, ['.dataset', inFiles] as const].flatMap(([path, texts]) =>
        texts
          .filter((text) => pattern(word).test(text))
          .slice(0, 1)
          .map((text) => `${word} in ${path}: ${text}`),
      ),
    );
    expect(found).toEqual([]);
  });
});

test('French has a no-break space wherever its typography asks for one, and Discord keeps it', () => {
  const breaking = french
    .filter(([path]) => !/^\.(?:commands|ask|conditions\.options)\b/u.test(path))
    .flatMap(([path, texts]) =>
      texts
        .filter((text) => /(?<!\u00a0) [:;?!»%]|« |n° |Doc\. \d/u.test(text))
        .slice(0, 1)
        .map((text) => `${path}: ${text}`),
    );
  expect(breaking).toEqual([]);
});

test('neither language has a space before an ellipsis, nor English one before a percent sign', () => {
  const untidy = (said: Said, signs: RegExp) =>
    said.flatMap(([path, texts]) =>
      texts.filter((text) => signs.test(text)).map((text) => `${path}: ${text}`),
    );
  expect(untidy(english, /\s…|\d\s%/u)).toEqual([]);
  expect(untidy(french, /\s…/u)).toEqual([]);
});
