import { count, number, these } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const why: Messages['why'] = {
  title: (declaration) => `Pourquoi la déclaration n°\u00a0${declaration} est venue, ou non`,
  held: (declaration, at) =>
    `✅ Je détiens la déclaration n°\u00a0${declaration}. Je l’ai vue la première fois le ${at}.`,
  notHeld:
    'Ce que je ne détiens pas, je ne peux pas le publier\u00a0: l’Assemblée ne l’a pas mis en ligne là où je regarde, ou sa page n’a pas pu être lue. `/état` dit comment vont les sources.',
  unannounced: {
    baseline: (_tabledOn) =>
      '❌ Elle était là au premier regard sur une source\u00a0: une telle déclaration est enregistrée et n’alerte personne.',
    age: (tabledOn) =>
      `❌ Elle est datée du ${tabledOn}, bien avant que je ne la voie pour la première fois\u00a0: une telle déclaration n’est pas une nouvelle, elle est donc enregistrée et n’alerte personne. Le nombre de jours est un réglage de la personne qui me fait fonctionner (NEWS_MAX_AGE_DAYS).`,
    operator: (_tabledOn) =>
      '❌ La personne qui me fait fonctionner l’a vue et l’a gardée en silence\u00a0: elle est enregistrée et n’alerte personne.',
    import: (_tabledOn) =>
      '❌ La personne qui me fait fonctionner l’a importée sans l’annoncer\u00a0: une telle déclaration est enregistrée et n’alerte personne.',
  },
  corrected: (at, kinds) =>
    `✏️ Le ${at}, j’ai remarqué que l’Assemblée avait corrigé ${kinds.join(', ')}\u00a0; ce qui a été publié est modifié.`,
  shorter: (names, held, at) =>
    `❔ Depuis le ${at}, sa page montre ${number(names)} ${these(names, 'nom', 'noms')} au lieu de ${number(held)}. Une signature ne peut pas être retirée\u00a0: je garde la liste la plus longue jusqu’à ce qu’un regard, quelques jours plus tard, montre la même chose.`,
  noSubscriptions: (channel) =>
    `❌ ${channel} n’a pas d’abonnement\u00a0: rien n’y est publié. \`/abonner\` en crée un.`,
  active: (channel, subscriptions) =>
    `✅ ${channel} reçoit les alertes et a ${count(subscriptions, 'abonnement', 'abonnements')}\u00a0:`,
  suspended: (channel, since, reason, subscriptions) =>
    `⏸️ ${channel} ne reçoit plus d’alerte depuis le ${since}\u00a0: elles attendent. ${reason} Ce salon a ${count(subscriptions, 'abonnement', 'abonnements')}\u00a0:`,
  ended: (channel, since, reason) =>
    `❌ ${channel} a été abandonné le ${since}, avec ses abonnements. ${reason}`,
  allMet: 'il ne demande rien de particulier',
  young: (at) =>
    `l’abonnement a été créé le ${at}, après que j’ai vu la déclaration\u00a0: les précédentes ne sont pas publiées`,
  changed: (at) =>
    `l’abonnement a été changé, ou sa pause a pris fin, le ${at}, après que j’ai vu la déclaration\u00a0: ce qui est venu avant n’est pas publié`,
  paused: (at) => `l’abonnement est en pause depuis le ${at}`,
  result: 'Ce qu’elle est devenue ici',
  none: {
    noSubscriptions: 'Aucune alerte n’a été faite.',
    noMatch: 'Aucun abonnement ne correspond\u00a0: aucune alerte n’a été faite.',
    unannounced:
      'Aucune alerte n’a été faite, car la déclaration n’était pas une nouvelle quand je l’ai enregistrée.',
    young: 'Ce qui correspond l’a demandée trop tard\u00a0: aucune alerte n’a été faite.',
    paused: 'Ce qui correspond était en pause\u00a0: aucune alerte n’a été faite.',
    later:
      'Elle correspond telle qu’elle est détenue aujourd’hui, et pourtant aucune alerte n’a été faite\u00a0: à son arrivée, ce qui décide n’était pas encore connu ou pas encore ainsi, comme son texte, un thème ou ses signataires.',
  },
  edition: (edition, said) => `Édition ${edition}\u00a0: ${said}`,
  pending: {
    alert: (at) => `l’alerte est en route, prévue le ${at}.`,
    digest: (at) => `elle vient dans le résumé prévu le ${at}.`,
    line: (at) => `elle n’a pas eu d’alerte à elle et vient en une ligne avec d’autres, prévue le ${at}.`,
  },
  tried: (times, reason) => `${count(times, 'essai', 'essais')} jusqu’ici. ${reason}`,
  waiting: (reason) => `elle attend que le salon reçoive de nouveau les alertes. ${reason}`,
  sending: 'elle est publiée en ce moment même.',
  sent: {
    alert: (at, link) => `elle a été publiée le ${at}\u00a0: ${link}.`,
    digest: (at, link) => `elle a été publiée dans un résumé le ${at}\u00a0: ${link}.`,
    line: (at, link) => `elle a été nommée en une ligne avec d’autres le ${at}\u00a0: ${link}.`,
  },
  message: 'le message',
  shows: (edition) => `Le message montre l’édition ${edition}.`,
  notEdited: (reason) => `Il n’a pas pu être mis à jour. ${reason}`,
  muted: (since) => `Elle est en sourdine ici depuis le ${since}\u00a0: plus rien n’est publié à son sujet.`,
  uncertain: (reason) => `rien ne dit si elle a été publiée. ${reason}`,
  refused: (reason) => `elle n’a pas été publiée. ${reason}`,
  defect: (reason) => `elle n’a pas été publiée, par ma faute. ${reason}`,
  dropped: (reason) => `elle n’a pas été publiée. ${reason}`,
  cannotSee: 'Vous ne voyez pas ce salon\u00a0: je ne dis pas ce qui y est publié.',
};
