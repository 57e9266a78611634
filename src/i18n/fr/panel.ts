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
  open: 'Afficher l’un de ces éléments',
  didYouMean: 'Lequel ou laquelle voulez-vous dire\u00a0?',
  choose: 'Choisissez',
  nearest: 'Les plus proches que je connaisse\u00a0:',
  mayNotShare:
    'Vous ne pouvez pas écrire dans ce salon\u00a0: je n’y publie donc rien pour vous. Partagez là où vous pouvez écrire, ou adressez-vous à qui gère le serveur.',
  gone: 'Cela n’est plus détenu ici, ou n’y a jamais été. Demandez de nouveau avec une commande.',
};
