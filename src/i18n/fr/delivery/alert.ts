import { count, quote } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const alert: Messages['alert'] = {
  signatories: (value) => `Signataires (${value})`,
  earlier: 'Sur le même sujet',
  fullText: 'Texte intégral',
  all: (value) => `Toutes (${value})`,
  menu: 'Suivre, mettre en sourdine, pourquoi…',
  open: 'Ouvrir l’une d’elles',
  followHere: (what) => `Suivre ${what} ici`,
  followAlone: (what) => `Suivre ${what}`,
  called: {
    topic: (name) => quote(name),
    delegation: (ofCountry) => `la délégation ${ofCountry}`,
  },
  subjects: {
    country: 'Les déclarations sur ce pays',
    topic: 'Les déclarations sur ce thème',
    person: 'Les déclarations que signe ce membre',
    delegation: 'Les déclarations que signent des membres de cette délégation',
    group: 'Les déclarations que signent des membres de ce groupe politique',
  },
  chooseHere: 'Suivre ici autre chose à partir d’elle…',
  chooseHereDetail: 'Réservé aux personnes qui gèrent le serveur',
  chooseMe: 'Suivre pour moi…',
  chooseMeDetail: 'Alertes en message privé, que personne d’autre ne voit',
  chooseAlone: 'Suivre autre chose à partir d’elle…',
  names: 'M’avertir des noms ajoutés',
  namesDetail: 'Un message privé à chaque nouvelle édition',
  mute: 'Mettre en sourdine',
  muteDetail: 'Plus rien à son sujet dans ce salon\u00a0; vous pourrez annuler',
  why: 'Pourquoi cette alerte\u00a0?',
  whyDetail: 'Étape par étape, pour ce salon',
  share: 'Partager le texte intégral ici',
  shareDetail: 'Le publier dans ce salon, pour tout le monde',
  export: 'Exporter',
  exportDetail: 'Les signataires, dans un fichier',
  askHere: (declaration) =>
    `À partir de la déclaration n°\u00a0${declaration}, que doit suivre ce salon\u00a0?`,
  askMe: (declaration) => `À partir de la déclaration n°\u00a0${declaration}, que voulez-vous suivre\u00a0?`,
  choose: 'Choisissez ce qu’il faut suivre',
  elsewhere:
    'Je ne publie pas d’alertes dans ce salon\u00a0: il n’y a rien à modifier ici. Utilisez `/abonner` dans le salon qui doit recevoir des alertes.',
  needsManage:
    'Seules les personnes qui gèrent le serveur peuvent modifier ce que suit ce salon. **Suivre pour moi** est ouvert à tout le monde.',
  muteNeedsManage:
    'Seules les personnes qui gèrent le serveur peuvent mettre ici une déclaration en sourdine pour tout le monde.',
  followed: (what) => `Vous recevrez désormais des messages privés pour **${what}**.`,
  followedAlready: (what) => `Vous recevez déjà des messages privés pour **${what}**. Rien n’a été ajouté.`,
  closed:
    'Discord ne me laisse pas vous écrire. Autorisez les messages privés des membres de ce serveur (son nom, puis Paramètres de confidentialité), puis choisissez de nouveau. Rien n’a été enregistré.',
  unreachable:
    'Je n’ai pas pu vous envoyer de message privé. Rien n’a été enregistré\u00a0; réessayez dans quelques minutes.',
  begun: (what) =>
    `Dans un serveur, vous avez demandé à suivre ici **${what}**. \`/abonnements liste\` affiche ce que vous suivez, \`/abonnements supprimer\` y met fin et \`/confidentialité supprimer\` efface tout ce qui est conservé à votre sujet.`,
  named: (declaration, until) =>
    `Vous recevrez un message privé si des noms s’ajoutent à la déclaration n°\u00a0${declaration}. Les membres peuvent la signer jusqu’au ${until} environ\u00a0; ensuite, ces messages cessent d’eux-mêmes.`,
  signingOver: (declaration, until) =>
    `La déclaration n°\u00a0${declaration} était ouverte à la signature jusqu’au ${until} environ\u00a0: aucun nom ne peut plus s’y ajouter, il n’y a donc rien à vous signaler.`,
  namedAlready: (declaration) =>
    `Vous recevez déjà un message privé si des noms s’ajoutent à la déclaration n°\u00a0${declaration}. Rien n’a été ajouté.`,
  unname: 'Ne plus m’avertir',
  unnamed: (declaration) =>
    `Vous ne recevrez plus de message privé si des noms s’ajoutent à la déclaration n°\u00a0${declaration}.`,
  unnamedAlready: (declaration) =>
    `Vous ne recevez pas de messages sur les noms ajoutés à la déclaration n°\u00a0${declaration}. Il n’y a rien à arrêter.`,
  muted: (declaration) =>
    `La déclaration n°\u00a0${declaration} est en sourdine\u00a0: plus rien ne sera publié à son sujet dans ce salon, et son message ne changera pas si des noms s’ajoutent.`,
  mutedAlready: (declaration, at) =>
    `La déclaration n°\u00a0${declaration} est déjà en sourdine dans ce salon depuis le ${at}.`,
  unmute: 'Réactiver',
  unmuted: (declaration) =>
    `La déclaration n°\u00a0${declaration} n’est plus en sourdine dans ce salon, et son message est en cours de mise à jour. Ce qui a été omis entre-temps ne sera pas publié.`,
  unmutedAlready: (declaration) =>
    `La déclaration n°\u00a0${declaration} n’est pas en sourdine dans ce salon.`,
  notPosted: (declaration) =>
    `Je n’ai pas publié d’alerte sur la déclaration n°\u00a0${declaration} dans ce salon\u00a0: il n’y a rien à mettre en sourdine.`,
  heading: (total) => count(total, 'déclaration écrite', 'déclarations écrites'),
};
