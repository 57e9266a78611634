import { count } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const upload: Messages['upload'] = {
  title: 'Ce que j’ai lu',
  nothing: 'Rien de tout cela ne peut être enregistré\u00a0: il n’y a rien à décider.',
  choices: (until) =>
    `Annoncer\u00a0: les salons reçoivent leurs alertes, comme si je l’avais trouvée moi-même. Enregistrer sans alerte\u00a0: elle peut être consultée, mais personne n’est alerté. Écarter\u00a0: rien n’est enregistré. Les boutons fonctionnent jusqu’au ${until}.`,
  buttons: { announced: 'Annoncer', kept: 'Enregistrer sans alerte', discarded: 'Écarter' },
  held: (signatories) =>
    `Je l’ai déjà, avec ${count(signatories, 'signataire', 'signataires')}. Les salons déjà alertés ne le sont pas une seconde fois.`,
  old: 'Elle est trop ancienne pour être considérée comme nouvelle. Si vous l’annoncez, les salons sont alertés quand même.',
  troubles: {
    incomplete:
      'Cela ressemble à une déclaration écrite, mais il en manque une partie. Enregistrez la page complète du texte, et non celle de ses détails, puis joignez-la de nouveau.',
    other: 'Ce n’est pas une déclaration écrite.',
    blocked:
      'C’est une page de vérification des visiteurs ou une page d’erreur. Ouvrez de nouveau l’adresse, attendez que le texte s’affiche, puis enregistrez la page.',
    pdf: 'Ce PDF ne contient pas de texte lisible\u00a0: il est numérisé, verrouillé ou endommagé. Enregistrez plutôt la page web du texte.',
    file: 'Ce n’est ni une page, ni un texte, ni un PDF. Enregistrez la page en HTML, en fichier unique (MHTML) ou en texte.',
    tooLarge: 'Le fichier dépasse 10\u00a0Mo. Enregistrez la page sans ses images.',
    notFetched: 'Je n’ai pas pu l’obtenir de Discord. Joignez-le de nouveau.',
    notDiscord: 'Il ne vient pas de Discord\u00a0: je ne l’ai pas ouvert. Joignez le fichier lui-même.',
  },
  detail: (reason) => `En détail, en anglais\u00a0: ${reason}`,
  decided: { announced: 'Annoncé', kept: 'Enregistré sans alerte', discarded: 'Écarté' },
  before: 'La décision avait déjà été prise\u00a0: rien de plus n’a été fait.',
  outcomes: {
    new: 'enregistrée',
    edition: 'enregistrée comme édition ultérieure d’une déclaration que j’avais déjà',
    text: 'son texte dans cette langue est enregistré',
    correction: 'le texte enregistré est corrigé',
    unchanged: 'je l’avais déjà, exactement la même',
    failed:
      'non enregistrée\u00a0: j’ai déjà une déclaration portant le même numéro, mais avec un autre titre et d’autres noms',
  },
  alerts: (alerts) =>
    alerts === 0
      ? 'Aucune alerte\u00a0: aucun salon ne la suit, ou ceux qui la suivent ont déjà été alertés.'
      : `${count(alerts, 'salon reçoit une alerte', 'salons reçoivent une alerte')}.`,
  posted:
    'Les alertes sont publiées immédiatement, les récapitulatifs à leur heure. `/pourquoi` explique chacune d’elles.',
  forgotten: 'Les fichiers joints ne sont plus conservés. Joignez-les de nouveau.',
  notYours:
    'Cette commande est réservée à l’opérateur de ce bot\u00a0: la personne propriétaire de l’application, son équipe, et celles qui gèrent le salon où je signale les problèmes.',
  unsure: 'Je n’ai pas pu vérifier que vous êtes l’opérateur de ce bot. Réessayez dans une minute.',
};
