import { capital, count, number } from '../words.ts';
import type { Messages } from '../../shape.ts';

const clock = (hour: number) => `${hour}\u00a0h`;

export const setup: Messages['setup'] = {
  title: 'Configurer des alertes',
  titleChange: 'Modifier cet abonnement',
  hint: 'Choisissez ci-dessous ce qu’il faut suivre. Une liste laissée vide n’exclut rien. Rien n’est enregistré tant que vous n’appuyez pas sur **Enregistrer**.',
  summary: (channel, what, when) => `${capital(channel)} reçoit **${what}**\u00a0: ${when}.`,
  moves: (from, to) => `L’abonnement passe de ${from} à ${to}.`,
  byClockOf: (zone) => `heure de ${zone}`,
  next: (at, away) => `À votre heure, le prochain est prévu le ${at}, ${away}.`,
  summaryOn:
    'Après chaque partie de session\u00a0: un bilan de tout ce qui a été déposé, une semaine après sa fin habituelle.',
  summarySent: 'après chaque partie de session, un bilan de tout ce qui a été déposé',
  sharedPace: (channel, others) =>
    `Ce rythme vaut pour tout ce qui est publié dans ${channel}, qui a ${count(others, 'autre abonnement', 'autres abonnements')}.`,
  where: 'Où',
  wherePlaceholder: 'Le salon qui reçoit les alertes',
  about: 'Concernant l’un de ces pays',
  aboutPlaceholder: 'Tous les pays',
  topics: 'Sur l’un de ces thèmes',
  topicsPlaceholder: 'Tous les thèmes',
  own: 'Sur les thèmes propres à ce serveur',
  ownPlaceholder: 'Tous les thèmes',
  except: 'Mais pas sur ces thèmes',
  exceptPlaceholder: 'Aucun thème n’est exclu',
  when: 'Quand',
  paces: {
    once: 'Chacune immédiatement',
    daily: 'Chaque jour, en un récapitulatif',
    weekly: (day) => `Chaque ${day}, en un récapitulatif`,
  },
  clock,
  hour: (hour) => `À ${clock(hour)}`,
  zonePlaceholder: 'Fuseau horaire',
  buttons: {
    names: 'Pays et thèmes par leur nom',
    who: 'Qui signe',
    words: 'Mots',
    without: 'Exclure',
    place: 'Autre fuseau horaire',
    save: 'Enregistrer',
    copy: 'Enregistrer une copie',
    summary: { on: 'Bilan de partie de session\u00a0: oui', off: 'Bilan de partie de session\u00a0: non' },
    test: 'Publier un essai',
    close: 'Annuler',
    again: 'Nouvelle configuration',
    restart: 'Recommencer',
    open: 'Configurer ce salon',
  },
  forms: {
    names: {
      title: 'Pays et thèmes',
      country: { label: 'Pays concernés', detail: 'L’un d’eux suffit\u00a0: Géorgie, Arménie' },
      topic: { label: 'Thèmes', detail: 'L’un d’eux suffit, y compris les vôtres\u00a0: santé, élections' },
    },
    who: {
      title: 'Qui signe',
      signatory: { label: 'Membres', detail: 'L’un d’eux suffit\u00a0; séparez-les par des virgules' },
      delegation: {
        label: 'Délégations',
        detail: 'Un membre de l’une d’elles suffit\u00a0: Italie, Ukraine',
      },
      group: { label: 'Groupes politiques', detail: 'Un membre de l’un d’eux suffit' },
      minimum: { label: 'Nombre minimal de signataires', detail: 'Un nombre de 2 à 1000' },
    },
    words: {
      title: 'Mots du texte',
      any: { label: 'L’un de ces mots', detail: 'Un seul suffit\u00a0: gaz, pétrole, gaz naturel' },
      all: { label: 'Tous ces mots', detail: 'Le texte doit les contenir tous' },
      none: { label: 'Aucun de ces mots', detail: 'Le texte ne doit en contenir aucun' },
      typed: { label: 'Ou comme dans une recherche', detail: 'À la place des trois champs ci-dessus' },
    },
    without: {
      title: 'Exclure',
      'not-topic': { label: 'Pas sur ces thèmes', detail: 'Y compris les vôtres\u00a0: sport, santé' },
      'not-country': { label: 'Ne concernant pas ces pays', detail: 'Séparez-les par des virgules' },
      'not-signatory': { label: 'Sans la signature de ces membres', detail: 'Séparez-les par des virgules' },
      'not-delegation': {
        label: 'Sans la signature de ces délégations',
        detail: 'Séparez-les par des virgules',
      },
      'not-group': { label: 'Sans la signature de ces groupes', detail: 'Un seul membre suffit à exclure' },
    },
    place: {
      title: 'Fuseau horaire',
      place: { label: 'Une ville, un pays ou un décalage', detail: 'Paris, Géorgie ou UTC+4' },
    },
  },
  badMinimum: 'Le nombre minimal de signataires doit être un entier de 2 à 1000. Il n’a pas été modifié.',
  manyWords: 'Remplissez soit les trois premiers champs, soit le dernier. Les mots n’ont pas été modifiés.',
  severalZones: (place, zones) =>
    `Pour ${place}, il y a plusieurs fuseaux horaires, dont ${zones}. Saisissez l’un d’eux. Rien n’a été modifié.`,
  unknownZone: (zone) =>
    `Je n’ai pas trouvé de fuseau horaire nommé ${zone}. Saisissez une ville, un pays ou un décalage, par exemple Paris, Géorgie ou UTC+4. Rien n’a été modifié.`,
  wholeServer: 'Le fuseau horaire vaut pour tout le serveur.',
  over: 'Cette configuration est terminée\u00a0: elle a été enregistrée ou annulée, ou date de plus d’un jour. Utilisez `/configurer` pour en commencer une autre.',
  gone: 'Un élément choisi n’existe plus et a été retiré. Vérifiez le reste, puis enregistrez de nouveau.',
  closed: 'Rien n’a été enregistré.',
  saved: 'Enregistré',
  same: 'Il n’y avait rien à modifier.',
  moved: (channel, what) => `${capital(channel)} reçoit désormais les alertes pour **${what}**.`,
  atMost: (limit) => `Vous pouvez en choisir ${number(limit)} au plus.`,
};
