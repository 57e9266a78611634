import { expect, it } from 'vitest';
import { concerns } from '../../../src/classify/countries/countries.ts';
import lookAlikes from '../../../src/classify/countries/places/look-alikes.json' with { type: 'json' };

const ofTitle = (title: string, language: 'en' | 'fr'): readonly string[] =>
  concerns({ title, paragraphs: [], language });

it.each(lookAlikes.en)('sees no country in “%s”', (phrase) => {
  expect(ofTitle(`What we think of ${phrase}`, 'en')).toEqual([]);
});

it.each(lookAlikes.fr)('sees no country in « %s »', (phrase) => {
  expect(ofTitle(`Ce que nous pensons : ${phrase}`, 'fr')).toEqual([]);
});

it.each([
  ['What we think of the Danish Refugee Council in Denmark', ['DK']],
  ['Indians of the Indian Ocean', ['IN']],
  ['New Jersey and Jersey', ['JE', 'GB']],
  ['Jordan Valley or Jordan', ['JO']],
])('still sees the country beside it: %s', (title, codes) => {
  expect(ofTitle(title, 'en')).toEqual(codes);
});

it.each([
  'Tribute to Michael Jordan',
  'Tribute to Georgia Meloni',
  'Lord Wales and Lady England',
  'Baroness Ireland on pensions',
  'Ms Jordan on pensions',
  'Neil Wales, painter',
  'Paris Hilton',
  'The films of Agnieszka Holland',
  'Denzel Washington and Jack London',
  'A statue of George Washington',
  'What Israel Shamir said of the war',
])('sees a person in “%s”', (title) => {
  expect(ofTitle(title, 'en')).toEqual([]);
});

it.each([
  ['Georgia Must Act', ['GE']],
  ['Elections in Georgia Rigged', ['GE']],
  ['Jordan, Georgia and Chad', ['JO', 'GE', 'TD']],
  ['Jordan Refugee Camps Need Help', ['JO']],
  ['President of Georgia', ['GE']],
  ['Israel Must Stop', ['IL']],
  ['Kenya: the police', ['KE']],
])('sees the country in “%s”', (title, codes) => {
  expect(ofTitle(title, 'en')).toEqual(codes);
});

it.each([
  ['LET US ACT', 'en', []],
  ['THE US AND EUROPE', 'en', ['US']],
  ['Give us peace, the US said', 'en', ['US']],
  ['Us and them', 'en', []],
  ['china, turkey, chad and swiss', 'en', []],
  ['Le chili et le chine', 'fr', []],
  ['La grenade lacrymogène', 'fr', []],
  ['La réunion du Comité à la réunion de Paris', 'fr', ['FR']],
  ['Un document en français et en anglais', 'fr', []],
] as const)('minds the case of “%s”', (title, language, codes) => {
  expect(ofTitle(title, language)).toEqual(codes);
});
