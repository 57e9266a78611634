import { readdirSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { TextLanguage } from '../../../src/assembly/declaration.ts';
import passing from '../../../src/classify/topics/taxonomy/passing.json' with { type: 'json' };
import versions from '../../../src/classify/topics/taxonomy/versions.json' with { type: 'json' };
import { taxonomyVersion, topics } from '../../../src/classify/topics/taxonomy.ts';
import { faultIn } from '../../../src/classify/topics/terms.ts';
import { topicsOf } from '../../../src/classify/topics/topics.ts';
import { classifierVersion } from '../../../src/classify/version.ts';
import { wordings } from '../../support/declarations/terms.ts';
import { topicIds } from '../../support/declarations/topics.ts';
import { topicName } from '../../../src/i18n/terms.ts';

const names = [
  ['elections', 'Elections and democracy', 'Élections et démocratie'],
  [
    'political-prisoners',
    'Political prisoners and persecution of opposition',
    'Prisonniers politiques et opposition',
  ],
  ['rule-of-law', 'Rule of law, justice and corruption', 'État de droit, justice et corruption'],
  ['media-freedom', 'Media and freedom of expression', 'Médias et liberté d’expression'],
  ['civil-society', 'Civil society, assembly and defenders', 'Société civile et liberté de réunion'],
  ['detention-torture', 'Detention, torture and the death penalty', 'Détention, torture et peine de mort'],
  ['armed-conflict', 'Armed conflict and territorial integrity', 'Conflits armés et intégrité territoriale'],
  [
    'accountability',
    'Sanctions, war crimes and international justice',
    'Sanctions et justice internationale',
  ],
  ['migration', 'Migration, asylum and displaced people', 'Migrations, asile et personnes déplacées'],
  ['minorities-racism', 'Minorities, racism and antisemitism', 'Minorités, racisme et antisémitisme'],
  ['gender', "Gender equality and women's rights", 'Égalité et droits des femmes'],
  ['lgbti', 'LGBTI rights', 'Droits des personnes LGBTI'],
  ['children', 'Children, youth and family', 'Enfance, jeunesse et famille'],
  ['religion', 'Freedom of religion and belief', 'Liberté de religion'],
  ['memory', 'History and memory', 'Histoire et mémoire'],
  ['health', 'Health and bioethics', 'Santé et bioéthique'],
  ['environment', 'Environment, climate and energy', 'Environnement, climat et énergie'],
  ['social-rights', 'Social rights and economy', 'Droits sociaux et économie'],
  ['culture-education-sport', 'Culture, education and sport', 'Culture, éducation et sport'],
  ['terrorism-security', 'Terrorism and security', 'Terrorisme et sécurité'],
  ['digital', 'Digital rights and data', 'Droits numériques et données'],
  ['self-determination', 'Autonomy and self-determination', 'Autonomie et autodétermination'],
  ['institution', 'The Council of Europe and the Assembly', 'Le Conseil de l’Europe et l’Assemblée'],
] as const;

const kinds = ['strong', 'title', 'alone', 'weak', 'not'] as const;
const languages = ['en', 'fr'] as const;
const cases = topics.flatMap((topic) => languages.map((language) => [topic.id, language, topic] as const));

it('has its topics, in their order and by their names', () => {
  expect(topics.map(({ id, name }) => [id, name.en, name.fr])).toEqual(names);
  expect(topicName('memory', 'fr')).toBe('Histoire et mémoire');
  expect(topicName('unheard-of', 'en')).toBe('unheard-of');
});

it('has no more topics than a menu of Discord has choices', () => {
  expect(topics.length).toBeLessThanOrEqual(25);
});

it('has each topic in a file of its name, and no other', () => {
  const files = readdirSync(new URL('../../../src/classify/topics/taxonomy/', import.meta.url));
  const expected = [...topicIds, 'passing', 'versions'].map((name) => `${name}.json`);
  expect(files.toSorted()).toEqual(expected.toSorted());
});

describe.each(cases)('%s (%s)', (id, language, { about, terms }) => {
  const lists = terms[language];

  it('says what belongs to it', () => expect(about[language]).toMatch(/^.{20,}\.$/u));

  it('has the five lists and terms that can be read', () => {
    expect(Object.keys(lists)).toEqual(kinds);
    expect(lists.strong.length).toBeGreaterThan(20);
    for (const term of kinds.flatMap((kind) => lists[kind]))
      expect([term, faultIn(term, language)]).toEqual([term, null]);
  });

  it('has each term once', () => {
    const all = kinds.flatMap((kind) => lists[kind].map((term) => plain(term)));
    expect(all.filter((term, at) => all.indexOf(term) !== at)).toEqual([]);
  });

  it('has no term that its own exceptions always void', () => {
    const counts = (text: string): boolean =>
      topicsOf({ title: `the ${text}`, paragraphs: [], language }).some((topic) => topic.id === id);
    const plainest = [...lists.strong, ...lists.title];
    expect(plainest.filter((term) => !wordings(term).some(counts))).toEqual([]);
  });
});

it.each(languages)('has phrases in passing that can be read, each once (%s)', (language) => {
  const all = passing[language];
  for (const term of all) expect([term, faultIn(term, language)]).toEqual([term, null]);
  expect(new Set(all.map(plain)).size).toBe(all.length);
});

it.each<[term: string, language: TextLanguage]>([
  ['two  spaces', 'en'],
  [' space', 'en'],
  ['a.b', 'en'],
  ['(open', 'en'],
  ['closed)', 'fr'],
  ['one| two', 'en'],
  ['abc*', 'en'],
  ['the', 'en'],
  ['word ... the', 'en'],
  ['what?', 'fr'],
])('finds fault with “%s” (%s)', (term, language) => {
  expect(faultIn(term, language)).not.toBeNull();
});

describe('the version', () => {
  it('is raised with every change of the words', () => {
    const now = checksum();
    const told = `The words in src/classify/topics/taxonomy or src/classify/countries/places have changed. Add "${now}" at the end of the list in src/classify/topics/taxonomy/versions.json (docs/taxonomy.md).`;
    expect(versions.at(-1), told).toBe(now);
  });

  it('has left a checksum for each change', () => {
    expect(taxonomyVersion).toBe(versions.length);
    for (const [at, line] of versions.entries()) {
      expect(line).toMatch(/^[0-9a-f]{16}$/);
      expect(line).not.toBe(versions[at - 1]);
    }
  });

  it('raises that of the classifier', () => {
    expect(classifierVersion).toBeGreaterThan(taxonomyVersion);
  });
});

/** Of what the files say, whatever their layout. */
function checksum(): string {
  const hash = createHash('sha256');
  for (const [folder, path] of [
    ['taxonomy', 'topics/taxonomy'],
    ['places', 'countries/places'],
  ] as const) {
    const url = new URL(`../../../src/classify/${path}/`, import.meta.url);
    for (const file of readdirSync(url).toSorted()) {
      if (file === 'versions.json') continue;
      hash.update(
        `${folder}/${file} ${JSON.stringify(JSON.parse(readFileSync(new URL(file, url), 'utf8')))}\n`,
      );
    }
  }
  return hash.digest('hex').slice(0, 16);
}

function plain(term: string): string {
  return term.normalize('NFC').toLowerCase();
}
