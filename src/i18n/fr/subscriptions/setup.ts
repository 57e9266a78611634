import { capital, count, number } from '../words.ts';
import type { Messages } from '../../shape.ts';

const clock = (hour: number) => `${hour}\u00a0h`;

export const setup: Messages['setup'] = {
  title: 'Configurer des alertes',
  titleChange: 'Changer cet abonnement',
  hint: 'Choisissez ci-dessous ce qui doit arriver. Ce que vous laissez tel quel n’écarte rien. Rien n’est gardé avant **Enregistrer**.',
  summary: (channel, what, when) => `${capital(channel)} reçoit **${what}**\u00a0: ${when}.`,
  moves: (from, to) => `L’abonnement passe de ${from} à ${to}.`,
  byClockOf: (zone) => `à l’heure de ${zone}`,
  next: (at, away) => `À votre propre heure, le prochain arrive le ${at}, ${away}.`,
  sharedPace: (channel, others) =>
    `Le moment vaut pour tout ${channel}, qui a ${count(others, 'autre abonnement', 'autres abonnements')}.`,
  where: 'Où',
  wherePlaceholder: 'Le salon qui reçoit les alertes',
  about: 'Concernant l’un de ces pays',
  aboutPlaceholder: 'Tous les pays',
  topics: 'Sur l’un de ces thèmes',
  topicsPlaceholder: 'Tous les thèmes',
  own: 'Sur les thèmes propres du serveur',
  ownPlaceholder: 'Pas seulement ceux-ci',
  except: 'Mais pas sur ceux-ci',
  exceptPlaceholder: 'Aucun thème n’est écarté',
  when: 'Quand',
  paces: {
    once: 'Chacune aussitôt',
    daily: 'Chaque jour, ensemble en un message',
    weekly: (day) => `Chaque ${day}, ensemble en un message`,
  },
  clock,
  hour: (hour) => `À ${clock(hour)}`,
  zonePlaceholder: 'À quelle heure locale',
  buttons: {
    names: 'Pays et thèmes par leur nom',
    who: 'Qui signe',
    words: 'Mots',
    without: 'Écarter',
    place: 'Autre fuseau horaire',
    save: 'Enregistrer',
    copy: 'Enregistrer comme un autre',
    test: 'Publier un essai',
    close: 'Annuler',
    again: 'En configurer un autre',
    restart: 'Recommencer',
    open: 'Configurer ce salon',
  },
  forms: {
    names: {
      title: 'Pays et thèmes',
      country: { label: 'Pays concernés', detail: 'L’un d’eux suffit\u00a0: Géorgie, Arménie' },
      topic: { label: 'Thèmes', detail: 'L’un d’eux suffit, les vôtres aussi\u00a0: santé, élections' },
    },
    who: {
      title: 'Qui signe',
      signatory: { label: 'Membres', detail: 'L’un d’eux suffit\u00a0; séparez-les par des virgules' },
      delegation: { label: 'Délégations', detail: 'Un membre de l’une d’elles\u00a0: Italie, Ukraine' },
      group: { label: 'Groupes politiques', detail: 'Un membre de l’un d’eux' },
      minimum: { label: 'Au moins tant de signataires', detail: 'Un nombre de 2 à 1000' },
    },
    words: {
      title: 'Mots du texte',
      any: { label: 'L’un de ceux-ci', detail: 'gaz, pétrole, gaz naturel\u00a0: un seul suffit' },
      all: { label: 'Tous ceux-ci', detail: 'Chacun doit y être' },
      none: { label: 'Aucun de ceux-ci', detail: 'Pas quand l’un d’eux y est' },
      typed: { label: 'Ou comme dans une recherche', detail: 'À la place des trois champs ci-dessus' },
    },
    without: {
      title: 'Écarter',
      'not-topic': { label: 'Pas sur ces thèmes', detail: 'Les vôtres aussi\u00a0: sport, santé' },
      'not-country': { label: 'Ne concernant pas ces pays', detail: 'Séparez-les par des virgules' },
      'not-signatory': { label: 'Sans la signature de ces membres', detail: 'Séparez-les par des virgules' },
      'not-delegation': {
        label: 'Sans la signature de ces délégations',
        detail: 'Séparez-les par des virgules',
      },
      'not-group': { label: 'Sans la signature de ces groupes', detail: 'Un seul membre suffit' },
    },
    place: {
      title: 'Fuseau horaire',
      place: { label: 'Une ville, un pays ou un décalage', detail: 'Paris, Géorgie ou UTC+4' },
    },
  },
  badMinimum: 'Le nombre de signataires est un entier de 2 à 1000. Il est resté tel quel.',
  manyWords: 'Remplissez soit les trois champs, soit le dernier. Les mots sont restés tels quels.',
  severalZones: (place, zones) =>
    `Pour ${place}, il y a plusieurs fuseaux horaires, dont ${zones}. Saisissez l’un d’eux. Rien n’a été changé.`,
  unknownZone: (zone) =>
    `Je ne connais pas de fuseau horaire nommé ${zone}. Saisissez une ville, un pays ou un décalage, par exemple Paris, Géorgie ou UTC+4. Rien n’a été changé.`,
  wholeServer: 'Le fuseau horaire est celui de tout le serveur.',
  over: 'Cette configuration est terminée\u00a0: enregistrée, annulée ou vieille de plus d’un jour. `/configurer` en commence une autre.',
  gone: 'Une partie de ce qui était choisi n’existe plus et a été retirée. Voyez ce qui reste, puis enregistrez de nouveau.',
  closed: 'Rien n’a été enregistré.',
  saved: 'Enregistré',
  same: 'C’est déjà ce qui était enregistré.',
  moved: (channel, what) => `${capital(channel)} reçoit désormais les alertes pour **${what}**.`,
  atMost: (limit) => `${number(limit)} au plus peuvent être choisis.`,
};
