import type { Messages } from '../../shape.ts';
import { list, number, ordinal } from '../words.ts';

export const thread: Messages['thread'] = {
  place: (place, of, since) =>
    place === of
      ? `La ${ordinal(place)} déclaration à ce sujet depuis ${since}`
      : `La ${ordinal(place)} des ${number(of)} déclarations à ce sujet depuis ${since}`,
  own: 'celle-ci',
  names: (number_) => `la n°\u00a0${number_} s’y réfère`,
  named: (number_) => `se réfère à la n°\u00a0${number_}`,
  through: (number_) => `liée par des références, à travers la n°\u00a0${number_}`,
  persons: (names) => `toutes deux nomment ${list(names)}`,
  words: (words) => `dans les deux titres\u00a0: ${words.join(', ')}`,
  all: (of) => `Les ${number(of)} à ce sujet`,
  title: (number_) => `Au même sujet que la n°\u00a0${number_}`,
  why: 'Elles sont réunies d’après ce à quoi elles se réfèrent, les personnes qu’elles nomment et ce que leurs titres ont en commun.',
  none: (number_) => `Je ne détiens aucune autre déclaration au même sujet que la n°\u00a0${number_}.`,
};
