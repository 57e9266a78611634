import { count } from './words.ts';
import type { Messages } from '../shape.ts';

export const trouble: Messages['trouble'] = {
  failed:
    'Un problème de mon côté m’empêche de répondre. Réessayez dans une minute\u00a0; `/état` indique si je fonctionne.',
  databaseAway:
    'Ma base de données est momentanément indisponible\u00a0: je ne peux pas répondre. Réessayez dans une minute.',
  unknownCommand: 'Cette commande n’existe plus. Redémarrez Discord pour voir les commandes actuelles.',
  tooMuch: (seconds) =>
    `Vous, ou ce serveur, m’avez envoyé trop de demandes. Réessayez dans ${count(seconds, 'seconde', 'secondes')}.`,
  emptyOption: (name) =>
    `Ce que vous avez saisi pour **${name}** ne contient ni lettre ni chiffre. Saisissez-le de nouveau, ou laissez l’option vide.`,
  onlyInServer: 'Cette commande ne fonctionne que dans un serveur.',
  notInstalled:
    'Je n’ai pas été ajouté à ce serveur et ne peux donc rien y publier. Demandez à une personne qui le gère de m’ajouter, ou envoyez-moi un message privé pour suivre à titre personnel.',
  needsManage:
    'Dans un serveur, il faut pour cela la permission Gérer le serveur. Pour suivre à titre personnel, envoyez-moi un message privé.',
  noDeclaration: (number_) =>
    `Je n’ai pas trouvé de déclaration écrite n°\u00a0${number_}. Saisissez quelques mots de son titre, ou utilisez \`/recherche\`.`,
  noDocument: (document) =>
    `Je n’ai pas trouvé de déclaration écrite portant le numéro Doc.\u00a0${document}. Saisissez quelques mots de son titre, ou utilisez \`/recherche\`.`,
  noDeclarationLike: (typed) =>
    `Je n’ai pas trouvé de déclaration écrite pour ${typed}. Indiquez son numéro, par exemple 682, ou utilisez \`/recherche\`.`,
  noDeclarations:
    'Je n’ai encore lu aucune déclaration écrite. `/état` indique si les sources sont accessibles.',
  noSignatory: (typed) =>
    `Je n’ai pas trouvé de signataire nommé ${typed}. Vérifiez l’orthographe, ou saisissez le nom de famille seul.`,
  noSignatoryYet: (typed) => `Je n’ai encore trouvé aucun signataire nommé ${typed}.`,
  didYouMean: 'Que cherchez-vous exactement\u00a0? Relancez la commande et choisissez dans la liste.',
  sayWho: 'Saisissez un nom.',
};
