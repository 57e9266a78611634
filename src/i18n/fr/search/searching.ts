import { number } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const searching: Messages['searching'] = {
  title: 'Recherche',
  titled: (words) => `Recherche\u00a0: ${words}`,
  words: (words) => `avec les mots ${words}`,
  topic: (topic) => `sur le thème ${topic}`,
  country: (country) => `concernant ${country}`,
  delegation: (ofCountry) => `signées par la délégation ${ofCountry}`,
  group: (group) => `signées par le groupe ${group}`,
  signatory: (name) => `signées par ${name}`,
  nothing: (what) => `Je ne détiens aucune déclaration écrite telle que\u00a0: ${what}.`,
  fewer: 'Essayez moins de conditions, moins de mots, d’autres mots ou le nom d’un pays.',
  nothingAsked:
    'Dites quoi chercher\u00a0: des mots, une période, un thème, un pays, une délégation, un groupe ou un membre.',
  backwards:
    'La période finit avant de commencer. Donnez d’abord le jour le plus ancien, puis le plus récent.',
  only: (value) =>
    `Il y en a d’autres\u00a0: voici les ${number(value)} plus récentes, les meilleures d’abord. Précisez la recherche pour les autres.`,
  forgotten:
    'Cette recherche n’est plus gardée\u00a0: elle n’avait pas servi depuis longtemps, ou qui l’avait faite l’a effacée. Refaites-la avec `/recherche`.',
};
