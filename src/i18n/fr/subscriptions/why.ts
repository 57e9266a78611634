import { count, number, these } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const why: Messages['why'] = {
  title: (declaration) => `Pourquoi la n°\u00a0${declaration} a été publiée, ou non`,
  held: (declaration, at) => `✅ J’ai trouvé la déclaration n°\u00a0${declaration} le ${at}.`,
  notHeld:
    'Je ne peux pas publier ce que je n’ai pas trouvé\u00a0: l’Assemblée ne l’a peut-être pas mise en ligne là où je cherche, ou sa page n’a pas pu être lue. `/état` indique si les sources sont accessibles.',
  unannounced: {
    baseline: (_tabledOn) =>
      '❌ Elle était déjà publiée lors de ma première consultation de la source\u00a0: une telle déclaration est enregistrée sans alerte.',
    age: (tabledOn) =>
      `❌ Elle est datée du ${tabledOn}, bien avant que je ne la trouve\u00a0: elle n’est plus nouvelle, je l’ai donc enregistrée sans alerte. L’opérateur de ce bot fixe le nombre de jours (NEWS_MAX_AGE_DAYS).`,
    operator: (_tabledOn) => '❌ L’opérateur de ce bot a choisi de l’enregistrer sans alerte.',
    import: (_tabledOn) =>
      '❌ L’opérateur de ce bot l’a importée sans l’annoncer\u00a0: elle a été enregistrée sans alerte.',
  },
  corrected: (at, kinds) =>
    `✏️ Le ${at}, j’ai constaté que l’Assemblée avait corrigé ${kinds.join(', ')}\u00a0; les messages déjà publiés sont mis à jour.`,
  shorter: (names, held, at) =>
    `❔ Depuis le ${at}, sa page montre ${number(names)} ${these(names, 'nom', 'noms')} au lieu de ${number(held)}. Une signature ne peut pas être retirée\u00a0: je garde la liste la plus longue jusqu’à ce que je constate la même chose quelques jours plus tard.`,
  noSubscriptions: (channel) =>
    `❌ ${channel} n’a pas d’abonnement\u00a0: rien n’y est publié. Créez-en un avec \`/abonner\`.`,
  active: (channel, subscriptions) =>
    `✅ ${channel} peut recevoir des alertes et a ${count(subscriptions, 'abonnement', 'abonnements')}\u00a0:`,
  suspended: (channel, since, reason, subscriptions) =>
    `⏸️ Je ne peux plus publier dans ${channel} depuis le ${since}\u00a0: les alertes attendent. ${reason} Ce salon a ${count(subscriptions, 'abonnement', 'abonnements')}\u00a0:`,
  ended: (channel, since, reason) =>
    `❌ J’ai cessé de publier dans ${channel} le ${since}, et ses abonnements ont pris fin. ${reason}`,
  allMet: 'il suit toutes les déclarations',
  young: (at) =>
    `l’abonnement a été créé le ${at}, après que j’ai trouvé la déclaration\u00a0: les précédentes ne sont pas publiées`,
  changed: (at) =>
    `l’abonnement a été modifié, ou sa pause a pris fin, le ${at}, après que j’ai trouvé la déclaration\u00a0: les précédentes ne sont pas publiées`,
  paused: (at) => `l’abonnement est en pause depuis le ${at}`,
  result: 'Ce qui s’est passé ici',
  none: {
    noSubscriptions: 'Il n’y a pas eu d’alerte.',
    noMatch: 'Aucun abonnement ne correspond\u00a0: il n’y a pas eu d’alerte.',
    unannounced:
      'Il n’y a pas eu d’alerte, car la déclaration n’était plus nouvelle quand je l’ai enregistrée.',
    young: 'Les abonnements qui correspondent ont été créés trop tard\u00a0: il n’y a pas eu d’alerte.',
    paused: 'Les abonnements qui correspondent étaient en pause\u00a0: il n’y a pas eu d’alerte.',
    forgotten:
      'L’historique des alertes est conservé pendant un an, et j’ai trouvé cette déclaration avant\u00a0: je ne peux plus dire si elle a été publiée ici.',
    later:
      'Elle correspond aujourd’hui, mais pas quand je l’ai trouvée\u00a0: il n’y a donc pas eu d’alerte. Son texte, ses thèmes, ses pays ou ses signataires ont pu être complétés ou corrigés depuis.',
  },
  edition: (edition, said) => `Édition ${edition}\u00a0: ${said}`,
  pending: {
    alert: (at) => `l’alerte est en route, prévue le ${at}.`,
    digest: (at) => `elle figurera dans le récapitulatif prévu le ${at}.`,
    line: (at) =>
      `la limite par jour est atteinte\u00a0: elle figurera avec d’autres en une ligne, prévue le ${at}.`,
  },
  tried: (times, reason) => `${count(times, 'tentative', 'tentatives')} jusqu’ici. ${reason}`,
  waiting: (reason) => `l’alerte attend que je puisse de nouveau publier dans le salon. ${reason}`,
  sending: 'elle est publiée en ce moment même.',
  sent: {
    alert: (at, link) => `elle a été publiée le ${at}\u00a0: ${link}.`,
    digest: (at, link) => `elle a été publiée dans un récapitulatif le ${at}\u00a0: ${link}.`,
    line: (at, link) => `elle a été mentionnée avec d’autres en une ligne le ${at}\u00a0: ${link}.`,
  },
  message: 'le message',
  shows: (edition) => `Le message affiche l’édition ${edition}.`,
  notEdited: (reason) => `Il n’a pas pu être mis à jour. ${reason}`,
  muted: (since) => `Elle est en sourdine ici depuis le ${since}\u00a0: plus rien n’est publié à son sujet.`,
  uncertain: (reason) => `il n’est pas certain qu’elle ait été publiée. ${reason}`,
  refused: (reason) => `elle n’a pas été publiée. ${reason}`,
  defect: (reason) => `elle n’a pas été publiée, à cause d’une erreur de ma part. ${reason}`,
  dropped: (reason) => `elle n’a pas été publiée. ${reason}`,
  cannotSee: 'Vous ne voyez pas ce salon\u00a0: je ne peux pas vous dire ce qui y est publié.',
};
