import type { Messages } from '../../shape.ts';
import { list, number, ordinal } from '../words.ts';

export const thread: Messages['thread'] = {
  place: (place, of, since) =>
    place === of
      ? `La ${ordinal(place)} déclaration sur ce sujet depuis ${since}`
      : `La ${ordinal(place)} des ${number(of)} déclarations sur ce sujet depuis ${since}`,
  own: 'celle-ci',
  names: (number_) => `la n°\u00a0${number_} s’y réfère`,
  named: (number_) => `se réfère à la n°\u00a0${number_}`,
  through: (number_) => `liée par des renvois, par l’intermédiaire de la n°\u00a0${number_}`,
  persons: (names) => `toutes deux nomment ${list(names)}`,
  words: (words) => `dans les deux titres\u00a0: ${words.join(', ')}`,
  all: (of) => `Les ${number(of)} sur ce sujet`,
  title: (number_) => `Sur le même sujet que la n°\u00a0${number_}`,
  why: 'Je les regroupe d’après les textes auxquels elles se réfèrent, les personnes qu’elles nomment et les mots communs à leurs titres.',
  none: (number_) => `Je n’ai trouvé aucune autre déclaration sur le même sujet que la n°\u00a0${number_}.`,
};
