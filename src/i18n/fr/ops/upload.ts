import { count } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const upload: Messages['upload'] = {
  title: 'Ce que j’ai lu',
  nothing: 'Rien de cela ne peut être enregistré\u00a0: il n’y a rien à décider.',
  choices: (until) =>
    `Annoncer\u00a0: les salons sont alertés, comme si je l’avais trouvée moi-même. Garder en silence\u00a0: elle est enregistrée et peut être consultée, et personne n’est alerté. Écarter\u00a0: rien n’est enregistré. Les boutons fonctionnent jusqu’au ${until}.`,
  buttons: { announced: 'Annoncer', kept: 'Garder en silence', discarded: 'Écarter' },
  held: (signatories) =>
    `Je la détiens déjà, avec ${count(signatories, 'signataire', 'signataires')}. Qui a été alerté ne l’est pas une seconde fois.`,
  old: 'Elle est trop ancienne pour être une nouvelle. Si vous l’annoncez, les salons sont alertés quand même.',
  troubles: {
    incomplete:
      'Cela ressemble à une déclaration écrite, mais il en manque une partie. Enregistrez la page entière du texte, et non ses détails, puis joignez-la de nouveau.',
    other: 'Ce n’est pas une déclaration écrite.',
    blocked:
      'C’est un contrôle des visiteurs ou une page d’erreur. Ouvrez de nouveau l’adresse, attendez que le texte s’affiche, puis enregistrez la page.',
    pdf: 'Aucun texte ne peut être lu dans ce PDF\u00a0: il est numérisé, verrouillé ou endommagé. Enregistrez plutôt la page web du texte.',
    file: 'Ce n’est ni une page, ni un texte, ni un PDF. Enregistrez la page en HTML, en fichier unique (MHTML) ou en texte.',
    tooLarge: 'Le fichier dépasse 10\u00a0Mo. Enregistrez la page sans ses images.',
    notFetched: 'Discord ne me l’a pas donné. Joignez-le de nouveau.',
    notDiscord: 'Il ne vient pas de Discord\u00a0: je ne l’ai pas demandé.',
  },
  detail: (reason) => `En détail, en anglais\u00a0: ${reason}`,
  decided: { announced: 'Annoncé', kept: 'Gardé en silence', discarded: 'Écarté' },
  before: 'C’était déjà décidé\u00a0: rien de plus n’a été fait.',
  outcomes: {
    new: 'enregistrée',
    edition: 'enregistrée comme une édition ultérieure d’une déclaration que je détenais',
    text: 'son texte dans cette langue est enregistré',
    correction: 'ce que je détenais est corrigé',
    unchanged: 'je la détenais déjà, telle quelle',
    failed:
      'non enregistrée\u00a0: une autre déclaration porte le même numéro, avec un autre titre et d’autres noms',
  },
  alerts: (alerts) =>
    alerts === 0
      ? 'Aucun salon n’est à alerter\u00a0: aucun ne la suit, ou tous l’ont été.'
      : `${count(alerts, 'salon est alerté', 'salons sont alertés')}.`,
  posted:
    'Les alertes partent tout de suite, les récapitulatifs à leur heure. `/pourquoi` dit ce que chacune est devenue.',
  forgotten: 'Ce qui avait été joint n’est plus gardé. Joignez de nouveau les fichiers.',
  notYours:
    'Ceci est réservé à qui me fait fonctionner\u00a0: la personne propriétaire de l’application, son équipe, et qui peut gérer le salon où je signale les problèmes.',
  unsure: 'Discord ne me dit pas en ce moment qui me fait fonctionner. Réessayez dans une minute.',
};
