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
  nobody: 'Personne n’y est encore. `/liste modifier` y met des personnes.',
  notSigned: 'n’a encore rien signé',
  followers: (subscriptions) => `${count(subscriptions, 'abonnement la suit', 'abonnements la suivent')}.`,
  others: (value) => `et ${number(value)} de plus`,
  overviewTitle: (value) => count(value, 'liste de ce serveur', 'listes de ce serveur'),
  overviewNone:
    'Ce serveur n’a pas encore de liste de personnes à lui. `/liste créer` garde plusieurs membres de l’Assemblée sous un nom, un groupe d’amitié par exemple, pour les suivre ensemble.',
  overviewHint: 'Qui y est\u00a0: `/liste montrer`. Pour en suivre une\u00a0: `/abonner signataire:`.',
  line: (members, subscriptions) =>
    `${count(members, 'membre', 'membres')}, ${count(subscriptions, 'abonnement', 'abonnements')}`,
  nameEmpty: 'Il faut à la liste un nom qui se lise. Rien n’a été enregistré.',
  nameTooLong: (limit) => `Le nom ne peut dépasser ${number(limit)} caractères. Rien n’a été enregistré.`,
  nameUnusable: (name) =>
    `Je ne peux pas nommer une liste ${name}. Choisissez un autre nom. Rien n’a été enregistré.`,
  nameTaken: (name) =>
    `Ce serveur a déjà une liste nommée ${name}, majuscules et accents mis à part. Choisissez un autre nom. Rien n’a été enregistré.`,
  full: (limit) =>
    `Ce serveur a ${number(limit)} listes de personnes, le maximum pour un serveur. Retirez-en une avec \`/liste retirer\` puis recommencez. Rien n’a été enregistré.`,
  long: (limit) =>
    `Une liste a de la place pour ${number(limit)} personnes. Faites-en une seconde\u00a0: un abonnement en accepte plusieurs. Rien n’a été enregistré.`,
  nothingAsked:
    'Dites ce qu’il faut changer\u00a0: qui ajouter à la liste, qui en ôter, ou un autre nom. Rien n’a été enregistré.',
  notOnIt: (names) =>
    names.length === 1
      ? `${list(names)} n’est pas sur la liste. Rien n’a été enregistré.`
      : `${list(names)} ne sont pas sur la liste. Rien n’a été enregistré.`,
  followed: (name, subscriptions) =>
    `${count(subscriptions, 'abonnement suit', 'abonnements suivent')} ${name}\u00a0: la liste reste. ${these(subscriptions, 'Retirez-le', 'Retirez-les')} avec \`/abonnements retirer\`, puis répétez la commande.`,
  unknown: (typed) =>
    `Ce serveur n’a pas de liste nommée ${typed}. Choisissez-en une dans ce qui apparaît pendant la saisie.`,
  newcomerHint: (name) => `${name} n’a encore rien signé\u00a0? Ajoutez le pays\u00a0: ${name}, Italie`,
  newcomerHow:
    'Pour suivre une personne qui n’a encore rien signé, ajoutez le pays\u00a0: `signataire: Jan Novák, Slovaquie`.',
  newcomerNear: (typed, people) =>
    `Personne du nom de ${typed} n’a signé de texte que je détienne. Vouliez-vous dire ${alternatives(people)}\u00a0? Pour suivre une autre personne de ce nom, choisissez ${typed} dans ce qui apparaît pendant la saisie. Rien n’a été enregistré.`,
  newcomerExcluded: (names) =>
    `${list(names)} ${these(names.length, 'n’a', 'n’ont')} encore rien signé\u00a0: il n’y a rien à exclure. Mettez ${these(names.length, 'ce nom', 'ces noms')} sur une liste (\`/liste créer\`) et excluez la liste. Rien n’a été enregistré.`,
};
