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
  nothing: (what) => `Aucune déclaration écrite répertoriée ne correspond à cette recherche (${what}).`,
  fewer: 'Essayez moins de conditions, moins de mots, d’autres mots ou le nom d’un pays.',
  nothingAsked:
    'Indiquez ce qu’il faut chercher\u00a0: des mots, une période, un thème, un pays, une délégation, un groupe ou un membre.',
  backwards:
    'La période se termine avant de commencer. Indiquez d’abord la date la plus ancienne, puis la plus récente.',
  only: (value) =>
    `Il y en a d’autres\u00a0: voici les ${number(value)} plus récentes, les plus pertinentes d’abord. Précisez la recherche pour en trouver d’autres.`,
  forgotten:
    'Cette recherche n’est plus conservée\u00a0: elle n’avait pas servi depuis longtemps, ou la personne qui l’avait faite l’a supprimée. Refaites-la avec `/recherche`.',
};
