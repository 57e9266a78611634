import { list, alternatives, number, capital, count } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const subscribe: Messages['subscribe'] = {
  done: (channel, what) => `${capital(channel)} recevra désormais des alertes pour **${what}**.`,
  known: (channel, what) =>
    `${capital(channel)} reçoit déjà des alertes pour **${what}**. Rien n’a été ajouté.`,
  full: (limit) =>
    `Il y a déjà ici ${number(limit)} abonnements, le maximum pour un serveur ou une personne. Supprimez-en un avec \`/abonnements supprimer\`, puis recommencez. Rien n’a été enregistré.`,
  would: (lastYear, all) =>
    lastYear === 0
      ? `Aucune déclaration des 12 derniers mois n’aurait correspondu, mais ${number(all)} sur l’ensemble des déclarations répertoriées.`
      : `${count(lastYear, 'déclaration des 12 derniers mois aurait correspondu', 'déclarations des 12 derniers mois auraient correspondu')}, et ${number(all)} sur l’ensemble des déclarations répertoriées.`,
  wouldNone:
    'Aucune des déclarations répertoriées n’aurait correspondu. C’est possible pour un sujet rare\u00a0; sinon, essayez moins de conditions ou d’autres mots.',
  wouldNoneYet: 'Aucune des déclarations répertoriées jusqu’ici n’aurait correspondu.',
  latest: (entry) => `La dernière\u00a0: ${entry}`,
  nextAlert:
    'La prochaine alerte viendra quand l’Assemblée publiera une déclaration qui correspond\u00a0; les précédentes ne sont pas publiées.',
  language: (channel, language) => `Les alertes dans ${channel} sont en ${language}.`,
  languageChanged: (channel, language, before) =>
    `Désormais, **toutes** les alertes dans ${channel} sont en ${language}\u00a0; elles étaient jusqu’ici en ${before}.`,
  preview: (channel, what) => `${capital(channel)} recevrait des alertes pour **${what}**.`,
  previewOnly: 'Rien n’a été enregistré. Pour vous abonner, utilisez la même commande sans `aperçu`.',
  nothingSaved: 'Rien n’a été enregistré.',
  unknownTopic: (typed, near) =>
    `Je n’ai pas trouvé de thème nommé ${typed}. ${near.length === 0 ? '`/thèmes` les affiche tous.' : `Vouliez-vous dire ${alternatives(near)}\u00a0?`} Rien n’a été enregistré.`,
  onlyExclusions:
    'Ces mots, ou ceux d’un côté d’un `OU`, disent seulement ce qu’une déclaration ne doit pas contenir\u00a0: presque toutes correspondraient. Ajoutez un mot qu’elle doit contenir, ou une autre condition. Rien n’a été enregistré.',
  personal:
    'Ce que suit une personne peut révéler des opinions politiques. Je ne le conserve que pour vous envoyer ces alertes et ne le montre à personne d’autre. `/confidentialité afficher` montre exactement ce qui est conservé, et `/confidentialité supprimer` l’efface immédiatement.',
  needsTag: (channel) =>
    `${channel} n’accepte pas de publication sans étiquette\u00a0: choisissez-en une avec \`/réglages forum\`, sinon la première alerte échouera.`,
  wished: {
    attach: (channel) =>
      `Je ne peux pas joindre de fichiers dans ${channel}\u00a0: les alertes y paraissent sans l’image des signataires. Pour l’obtenir, autorisez-y **Joindre des fichiers**.`,
    history: (channel) =>
      `Je ne peux pas lire les anciens messages de ${channel}. Si Discord ne me répond pas, je ne peux pas vérifier si une alerte a été publiée, et je ne la republie pas. Pour l’éviter, autorisez-y **Voir les anciens messages**.`,
  },
  missing: (channel, permissions) =>
    `Je ne peux pas publier dans ${channel}\u00a0: il m’y manque ${list(permissions.map((permission) => `**${permission}**`))}.`,
  grant: (permissions) =>
    `Ouvrez les paramètres du salon, puis Permissions, ajoutez-moi (ou mon rôle) et autorisez ${list(permissions)}. Ensuite, relancez la commande. Rien n’a été enregistré.`,
  locked: (channel) =>
    `${channel} est verrouillé\u00a0: rien ne peut y être publié. Déverrouillez le fil ou choisissez un autre salon. Rien n’a été enregistré.`,
  wrongChannel: (channel, kind) =>
    `${channel} est ${kind}\u00a0: je ne peux pas y publier d’alerte. Choisissez un salon textuel, un salon d’annonces, un forum ou un fil. Rien n’a été enregistré.`,
  kinds: {
    category: 'une catégorie',
    media: 'un salon média',
    other: 'un salon d’un autre type',
  },
  unknownDelegation: (typed) =>
    `Je n’ai pas trouvé de délégation nommée ${typed}. Choisissez-la dans la liste qui apparaît pendant la saisie, par exemple Italie ou Ukraine. Rien n’a été enregistré.`,
  unknownGroup: (typed, groups) =>
    `Je n’ai pas trouvé de groupe politique nommé ${typed}. Choisissez ${alternatives(groups)}. Rien n’a été enregistré.`,
  unknownCountry: (typed) =>
    `Je n’ai pas trouvé de pays nommé ${typed}. Choisissez-le dans la liste qui apparaît pendant la saisie. Rien n’a été enregistré.`,
  tooCommon:
    'Presque tous les textes contiennent ces mots, ou ceux d’un côté d’un `OU`. Ajoutez un nom, un pays ou un sujet. S’il s’agit d’un sigle, écrivez-le en majuscules\u00a0: `ONU`. Rien n’a été enregistré.',
  tooLong: (limit) =>
    `Les mots ne peuvent pas dépasser ${number(limit)} caractères. Rien n’a été enregistré.`,
  permissions: {
    view: 'Voir le salon',
    send: 'Envoyer des messages',
    sendInThreads: 'Envoyer des messages dans les fils',
    embed: 'Intégrer des liens',
  },
};
