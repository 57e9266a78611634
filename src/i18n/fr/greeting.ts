import type { Messages } from '../shape.ts';

export const greeting: Messages['greeting'] = {
  title: 'Bonjour, je suis Hemicycle',
  about:
    'J’annonce les nouvelles **déclarations écrites** de l’Assemblée parlementaire du Conseil de l’Europe\u00a0: de courts textes par lesquels des membres expriment un avis ou une demande, avec les noms des signataires.',
  begin: {
    server:
      'Je ne publie rien tant qu’une personne qui gère ce serveur n’a pas choisi ce qu’un salon doit suivre\u00a0: un pays, un thème, un membre ou des mots, par exemple.',
    person:
      'Vous m’avez ajouté à un serveur où je n’ai trouvé aucun salon pour écrire ce message. Je ne publie rien tant que vous n’avez pas choisi quoi suivre\u00a0: utilisez `/configurer` dans le salon qui doit recevoir des alertes sur un pays, un thème, un membre ou des mots.',
  },
  ask: 'Tout le monde peut faire des recherches avec `/déclaration`, `/signataire` et `/recherche`\u00a0; `/aide` présente toutes les commandes.',
  example: 'Par exemple, la dernière déclaration\u00a0:',
  nothingYet: 'Je n’ai encore lu aucune déclaration.',
  setUp: 'Configurer ce salon',
  showLatest: 'Afficher la dernière',
};
