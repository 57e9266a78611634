import { alternatives, count, list, number, these } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const lists: Messages['lists'] = {
  own: (name) => `${name} (liste de ce serveur)`,
  created: (name) => `${name} est désormais une liste de ce serveur.`,
  edited: (name) => `${name} a été modifiée.`,
  renamed: (before, name) => `${before} s’appelle désormais ${name}.`,
  removed: (name) => `${name} n’est plus une liste de ce serveur.`,
  follow: (name) =>
    `Pour suivre les personnes qui y sont\u00a0: \`/abonner signataire:\` ${name}. Pour les exclure\u00a0: \`sauf-signataire:\`.`,
  change: 'Pour la modifier\u00a0: `/liste modifier`.',
  title: (name, members) => `${name} · ${count(members, 'membre', 'membres')}`,
  nobody: 'Elle est encore vide. Ajoutez des personnes avec `/liste modifier`.',
  notSigned: 'n’a encore rien signé',
  followers: (subscriptions) => `${count(subscriptions, 'abonnement la suit', 'abonnements la suivent')}.`,
  others: (value) => `et ${number(value)} de plus`,
  overviewTitle: (value) => count(value, 'liste de ce serveur', 'listes de ce serveur'),
  overviewNone:
    'Ce serveur n’a pas encore de liste de personnes. `/liste créer` réunit plusieurs membres de l’Assemblée sous un nom, un groupe d’amitié par exemple, pour les suivre ensemble.',
  overviewHint:
    'Pour voir qui figure sur une liste\u00a0: `/liste afficher`. Pour en suivre une\u00a0: `/abonner signataire:`.',
  line: (members, subscriptions) =>
    `${count(members, 'membre', 'membres')}, ${count(subscriptions, 'abonnement', 'abonnements')}`,
  nameEmpty: 'Le nom de la liste doit contenir des lettres ou des chiffres. Rien n’a été enregistré.',
  nameTooLong: (limit) => `Le nom ne peut pas dépasser ${number(limit)} caractères. Rien n’a été enregistré.`,
  nameUnusable: (name) =>
    `Une liste ne peut pas s’appeler ${name}. Choisissez un autre nom. Rien n’a été enregistré.`,
  nameTaken: (name) =>
    `Ce serveur a déjà une liste nommée ${name}\u00a0; les majuscules et les accents ne comptent pas. Choisissez un autre nom. Rien n’a été enregistré.`,
  full: (limit) =>
    `Ce serveur a déjà ${number(limit)} listes de personnes, le maximum. Supprimez-en une avec \`/liste supprimer\`, puis recommencez. Rien n’a été enregistré.`,
  long: (limit) =>
    `Une liste peut contenir ${number(limit)} personnes. Créez une seconde liste\u00a0: un abonnement peut en suivre plusieurs. Rien n’a été enregistré.`,
  nothingAsked:
    'Indiquez ce qu’il faut modifier\u00a0: les personnes à ajouter, à retirer de la liste, ou un nouveau nom. Rien n’a été enregistré.',
  notOnIt: (names) =>
    names.length === 1
      ? `${list(names)} n’est pas sur la liste. Rien n’a été enregistré.`
      : `${list(names)} ne sont pas sur la liste. Rien n’a été enregistré.`,
  followed: (name, subscriptions) =>
    `${count(subscriptions, 'abonnement suit', 'abonnements suivent')} ${name}\u00a0: la liste n’a pas été supprimée. Supprimez d’abord ${these(subscriptions, 'cet abonnement', 'ces abonnements')} avec \`/abonnements supprimer\`, puis relancez la commande.`,
  unknown: (typed) =>
    `Ce serveur n’a pas de liste nommée ${typed}. Choisissez parmi les suggestions affichées pendant la saisie.`,
  newcomerHint: (name) => `${name} n’a encore rien signé\u00a0? Ajoutez le pays\u00a0: ${name}, Italie`,
  newcomerHow:
    'Pour suivre une personne qui n’a encore rien signé, ajoutez le pays\u00a0: `signataire: Jan Novák, Slovaquie`.',
  newcomerNear: (typed, people) =>
    `Je n’ai trouvé aucun texte signé par une personne nommée ${typed}. Vouliez-vous dire ${alternatives(people)}\u00a0? Pour suivre une autre personne de ce nom, choisissez ${typed} parmi les suggestions affichées pendant la saisie. Rien n’a été enregistré.`,
  newcomerExcluded: (names) =>
    `${list(names)} ${these(names.length, 'n’a', 'n’ont')} encore rien signé\u00a0: il n’y a rien à exclure. Mettez ${these(names.length, 'ce nom', 'ces noms')} sur une liste (\`/liste créer\`) et excluez la liste. Rien n’a été enregistré.`,
};
