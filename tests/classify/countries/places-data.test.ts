import { expect, it } from 'vitest';
import { entriesOf } from '../../../src/classify/countries/place-names.ts';
import { placeWordsOf } from '../../../src/classify/countries/tokenize.ts';

const entries = (['en', 'fr'] as const).flatMap((language) =>
  entriesOf(language).map((entry) => ({ ...entry, language })),
);

it('names states by their codes', () => {
  for (const { text, meaning } of entries)
    for (const code of meaning.codes) expect(code, text).toMatch(/^[A-Z]{2}$/);
});

it('has names with words in them and no space too many', () => {
  for (const { text, language } of entries) {
    expect(placeWordsOf(text, language).length, text).toBeGreaterThan(0);
    expect(text).toBe(text.trim().replaceAll(/ {2,}/gu, ' '));
  }
});

it('leads no name to different states, but those that depend on what stands beside them', () => {
  const known = new Map<string, string>();
  const torn: string[] = [];
  for (const { text, language, meaning } of entries) {
    if (meaning.condition !== undefined) continue;
    const key = [language, ...placeWordsOf(text, language).map((word) => word.key)].join(' ');
    const codes = meaning.codes.join();
    if ((known.get(key) ?? codes) !== codes)
      torn.push(`${text} (${language}): ${known.get(key)} or ${codes}`);
    known.set(key, known.get(key) ?? codes);
  }
  expect(torn).toEqual([]);
});

it('has the same territories in both languages', () => {
  const codes = (language: 'en' | 'fr'): ReadonlySet<string> =>
    new Set(entriesOf(language).flatMap(({ meaning }) => meaning.codes));
  expect([...codes('fr')].toSorted()).toEqual([...codes('en')].toSorted());
});
