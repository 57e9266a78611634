import { number } from './words.ts';
import type { Messages } from '../shape.ts';

export const panel: Messages['panel'] = {
  share: 'Partager',
  export: 'Exporter',
  cite: 'Citer',
  sharedBy: (person, day) => `Partagé par ${person}${day === null ? '' : `, état au ${day}`}`,
  back: 'Retour à la déclaration',
  previous: 'Page précédente',
  next: 'Page suivante',
  page: (page, pages) => `Page ${number(page)} sur ${number(pages)}`,
  open: 'Ouvrir l’un de ces éléments',
  didYouMean: 'Que cherchez-vous exactement\u00a0?',
  choose: 'Choisissez',
  nearest: 'Ce que j’ai trouvé de plus proche\u00a0:',
  mayNotShare:
    'Vous n’avez pas le droit d’écrire dans ce salon\u00a0: je ne peux donc rien y publier pour vous. Partagez dans un salon où vous pouvez écrire, ou adressez-vous à une personne qui gère le serveur.',
  gone: 'Cet élément n’est plus disponible. Relancez la commande.',
};
