import { count } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const alert: Messages['alert'] = {
  signatories: (value) => `Signataires (${value})`,
  earlier: 'Précédemment',
  fullText: 'Texte intégral',
  all: (value) => `Toutes (${value})`,
  menu: 'Suivre, mettre en sourdine, pourquoi …',
  open: 'Ouvrir l’une d’elles',
  followHere: (what) => `Suivre ${what} ici`,
  followAlone: (what) => `Suivre ${what}`,
  called: {
    topic: (name) => `«\u00a0${name}\u00a0»`,
    delegation: (ofCountry) => `la délégation ${ofCountry}`,
  },
  subjects: {
    country: 'Les déclarations sur ce pays',
    topic: 'Les déclarations sur ce thème',
    person: 'Les déclarations que signe ce membre',
    delegation: 'Les déclarations que signent des membres de cette délégation',
    group: 'Les déclarations que signent des membres de ce groupe politique',
  },
  chooseHere: 'Suivre autre chose d’elle ici …',
  chooseHereDetail: 'Pour qui peut gérer le serveur',
  chooseMe: 'Suivre pour moi …',
  chooseMeDetail: 'Des alertes en message privé, que personne d’autre ne voit',
  chooseAlone: 'Suivre autre chose d’elle …',
  names: 'M’avertir si des noms s’ajoutent',
  namesDetail: 'Un message privé à chaque nouvelle édition de cette déclaration',
  mute: 'Mettre celle-ci en sourdine',
  muteDetail: 'Plus rien à son sujet dans ce salon\u00a0; peut être annulé',
  why: 'Pourquoi cette alerte\u00a0?',
  whyDetail: 'Étape par étape, pour ce salon',
  share: 'Partager le texte intégral ici',
  shareDetail: 'Le publie dans ce salon, pour tout le monde',
  export: 'Exporter',
  exportDetail: 'Les signataires, en CSV et en JSON',
  askHere: (declaration) =>
    `Que doit suivre ce salon, à partir de la déclaration n°\u00a0${declaration}\u00a0?`,
  askMe: (declaration) => `Que voulez-vous suivre, à partir de la déclaration n°\u00a0${declaration}\u00a0?`,
  choose: 'Choisissez quoi suivre',
  elsewhere:
    'Ce message se trouve là où je ne publie pas moi-même d’alertes\u00a0: il n’y a rien à changer ici. `/abonner` fait suivre quelque chose à un salon.',
  needsManage:
    'Seules les personnes qui peuvent gérer le serveur changent ce que suit ce salon. **Suivre pour moi** est ouvert à tout le monde.',
  muteNeedsManage:
    'Seules les personnes qui peuvent gérer le serveur mettent une alerte en sourdine pour tout le monde ici.',
  followed: (what) => `Vous recevez désormais un message privé pour **${what}**.`,
  followedAlready: (what) => `Vous recevez déjà un message privé pour **${what}**. Rien n’a été ajouté.`,
  closed:
    'Discord ne me laisse pas vous écrire. Autorisez les messages privés des membres de ce serveur (son nom, puis Paramètres de confidentialité) et choisissez de nouveau. Rien n’a été enregistré.',
  unreachable:
    'Je n’ai pas pu joindre vos messages privés à l’instant. Rien n’a été enregistré\u00a0; réessayez dans un moment.',
  begun: (what) =>
    `Vous avez demandé sur un serveur à être averti ici pour **${what}**. \`/abonnements liste\` montre ici ce que vous suivez, \`/abonnements retirer\` y met fin, \`/confidentialité supprimer\` efface tout.`,
  named: (declaration, until) =>
    `Vous recevrez un message privé si des noms s’ajoutent à la déclaration n°\u00a0${declaration}. Les membres peuvent signer jusqu’au ${until} environ\u00a0; ensuite, cela prend fin tout seul.`,
  signingOver: (declaration, until) =>
    `La déclaration n°\u00a0${declaration} pouvait être signée jusqu’au ${until} environ\u00a0: aucun nom ne s’y ajoute plus, il n’y a donc rien à vous signaler.`,
  namedAlready: (declaration) =>
    `Vous recevez déjà un message privé si des noms s’ajoutent à la déclaration n°\u00a0${declaration}.`,
  unname: 'Ne plus m’avertir',
  unnamed: (declaration) =>
    `Vous ne serez plus averti si des noms s’ajoutent à la déclaration n°\u00a0${declaration}.`,
  unnamedAlready: (declaration) =>
    `Vous n’êtes pas averti des noms ajoutés à la déclaration n°\u00a0${declaration}.`,
  muted: (declaration) =>
    `Plus rien n’est publié dans ce salon au sujet de la déclaration n°\u00a0${declaration}, et son message reste tel quel, quels que soient les noms ajoutés.`,
  mutedAlready: (declaration, at) =>
    `La déclaration n°\u00a0${declaration} est en sourdine dans ce salon depuis le ${at}.`,
  unmute: 'Ne plus mettre en sourdine',
  unmuted: (declaration) =>
    `Ce salon a de nouveau des nouvelles de la déclaration n°\u00a0${declaration}\u00a0: son message est mis à jour maintenant. Ce qui a été omis entre-temps n’est pas publié après coup.`,
  unmutedAlready: (declaration) =>
    `La déclaration n°\u00a0${declaration} n’est pas en sourdine dans ce salon.`,
  notPosted: (declaration) =>
    `Je n’ai pas trace d’une alerte sur la déclaration n°\u00a0${declaration} dans ce salon\u00a0: il n’y a rien à mettre en sourdine.`,
  heading: (total) => count(total, 'déclaration écrite', 'déclarations écrites'),
};
