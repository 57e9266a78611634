import { count } from './words.ts';
import type { Messages } from '../shape.ts';

export const trouble: Messages['trouble'] = {
  failed:
    'Un problème de mon côté m’empêche de répondre. Réessayez dans une minute\u00a0; `/état` dit comment je vais.',
  databaseAway:
    'Ma base de données est momentanément inaccessible et je ne peux pas répondre. Réessayez dans une minute.',
  unknownCommand: 'Je n’ai plus cette commande. Redémarrez Discord pour voir les commandes actuelles.',
  tooMuch: (seconds) =>
    `Vous, ou ce serveur, demandez plus que je ne peux faire à la fois. Réessayez dans ${count(seconds, 'seconde', 'secondes')}.`,
  emptyOption: (name) =>
    `Ce que vous avez donné pour **${name}** ne montre rien que je puisse lire. Saisissez-le de nouveau, ou omettez l’option.`,
  onlyInServer: 'Cela ne fonctionne que dans un serveur.',
  notInstalled:
    'Je ne suis pas membre de ce serveur et ne peux rien y publier. Demandez à quelqu’un qui le gère de m’ajouter, ou écrivez-moi directement pour suivre à titre personnel.',
  needsManage:
    'Dans un serveur, cela demande la permission Gérer le serveur. Pour suivre à titre personnel, écrivez-moi directement.',
  noDeclaration: (number_) =>
    `Je n’ai pas de déclaration écrite n°\u00a0${number_}. Tapez quelques mots de son titre, ou utilisez \`/recherche\`.`,
  noDocument: (document) =>
    `Je n’ai pas de déclaration écrite portant le numéro Doc.\u00a0${document}. Tapez quelques mots de son titre, ou utilisez \`/recherche\`.`,
  noDeclarationLike: (typed) =>
    `Je n’ai pas trouvé de déclaration écrite pour ${typed}. Donnez son numéro, par exemple 682, ou utilisez \`/recherche\`.`,
  noDeclarations: 'Je n’ai encore aucune déclaration écrite. `/état` dit comment vont les sources.',
  noSignatory: (typed) =>
    `Je ne connais pas de signataire nommé ${typed}. Vérifiez l’orthographe, ou tapez le nom de famille seul.`,
  noSignatoryYet: (typed) => `Je ne connais encore aucun signataire du nom de ${typed}.`,
  didYouMean: 'Qui ou quoi exactement\u00a0? Répétez la commande et choisissez dans la liste.',
  sayWho: 'Tapez un nom.',
};
