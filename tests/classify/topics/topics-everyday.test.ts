import { describe, expect, it } from 'vitest';
import { topicsOf } from '../../../src/classify/topics/topics.ts';

// Words that are everyday in this Assembly decide nothing alone, in either language.
describe('everyday words', () => {
  it.each([
    'The role of parliaments in a changing Europe',
    'The work of the parliamentary committees',
    'Relations between national parliaments and the Assembly',
    'A vote that matters',
    'Lasting security in Europe',
    'Stability and security in the Black Sea region',
    'European Union and NATO',
    'Commitments made in Istanbul',
    'Obligations of all',
    'Statement by the delegation of Iceland',
    'Prosecutions under way in several member States',
    'Justice for all',
    'Law and justice',
    'Trial period for new members',
    'Equality of treatment',
    'Independence of experts',
    'New technology in the service of citizens',
    'Tenth anniversary of the agreement',
    'Current situation in Kosovo',
  ])('give “%s” no topic', (title) => {
    expect(topicsOf({ title, paragraphs: [], language: 'en' })).toEqual([]);
  });

  it.each([
    'La place des parlements dans l’Europe de demain',
    'Une sécurité durable en Europe',
    'Des engagements à tenir',
    'Déclaration de la délégation islandaise sur l’avenir',
    'Poursuites en cours dans plusieurs Etats membres',
    'Une justice pour tous',
    'Dixième anniversaire de l’accord',
    'La situation au Kosovo',
  ])('give « %s » no topic', (title) => {
    expect(topicsOf({ title, paragraphs: [], language: 'fr' })).toEqual([]);
  });

  it.each([
    [
      'Lasting security in Europe',
      'Terrorism strikes our cities: hostages were taken.',
      'terrorism-security',
    ],
    ['A vote that matters', 'The election was rigged and the ballot boxes were stuffed.', 'elections'],
    ['The health of a nation', 'The pandemic fills the hospitals.', 'health'],
  ])('count when the text bears them out: “%s”', (title, sentence, topic) => {
    const given = topicsOf({ title, paragraphs: [sentence], language: 'en' });
    expect(given.map(({ id }) => id)).toContain(topic);
  });
});
