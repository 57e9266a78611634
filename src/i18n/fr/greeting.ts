import type { Messages } from '../shape.ts';

export const greeting: Messages['greeting'] = {
  title: 'Bonjour, je suis Hemicycle',
  about:
    'J’annonce dans les salons, une fois chacune, les nouvelles **déclarations écrites** de l’Assemblée parlementaire du Conseil de l’Europe\u00a0: de courts textes où des membres disent ce qu’ils pensent ou demandent, avec les noms de ceux qui les ont signées.',
  begin: {
    server:
      'Rien ne vient tout seul\u00a0: une personne qui gère ce serveur dit de quoi un salon doit être averti, par exemple d’un pays, d’un thème, d’un membre ou de mots.',
    person:
      'Vous m’avez ajouté à un serveur où je n’ai trouvé aucun salon pour écrire ceci. Rien ne vient tout seul\u00a0: utilisez `/configurer` dans le salon qui doit être averti d’un pays, d’un thème, d’un membre ou de mots.',
  },
  ask: 'Tout le monde peut consulter avec `/déclaration`, `/signataire` et `/recherche`\u00a0; `/aide` nomme toutes les commandes.',
  example: 'Par exemple, la dernière que je détiens\u00a0:',
  nothingYet: 'Je ne détiens encore aucune déclaration.',
  setUp: 'Configurer ce salon',
  showLatest: 'Montrez-moi la dernière',
};
