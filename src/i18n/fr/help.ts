import type { Messages } from '../shape.ts';

export const help: Messages['help'] = {
  title: 'Ce que fait Hemicycle',
  about:
    'Je suis les **déclarations écrites** de l’Assemblée parlementaire du Conseil de l’Europe\u00a0: de courts textes que des membres signent pour exprimer un avis ou une demande. J’annonce les nouvelles dans les salons abonnés et je vous dis qui a signé quoi.',
  read: 'Pour consulter',
  manage: 'Pour suivre dans un salon (permission Gérer le serveur)',
  personal: 'Pour suivre à titre personnel',
  directly:
    '`/abonner` fonctionne aussi en message privé avec moi\u00a0; personne d’autre ne voit ce que vous y suivez.',
  operate: 'Pour l’opérateur de ce bot',
  inMenu: (names) => `Dans le menu de tout message, sous Applications\u00a0: **${names}**.`,
  policy: 'Politique de confidentialité',
  terms: 'Conditions d’utilisation',
  source: 'Code source',
  forYou:
    'Ici, je travaille **pour vous uniquement**\u00a0: suivez un pays, un thème, un membre ou des mots, et je vous envoie chaque nouvelle déclaration, ou un récapitulatif par jour ou par semaine. Personne d’autre ne voit ce que vous suivez\u00a0; `/confidentialité` affiche ce qui est conservé à votre sujet et permet de le supprimer.',
  example: 'Par exemple\u00a0: `/abonner pays:Géorgie, Arménie sauf-thème:sport`.',
  searchHint:
    'Dans les mots et les recherches\u00a0: `"expression exacte"`, `un OU autre`, `-sans`, `(parenthèses)`, `début*`.',
  note: 'Hemicycle est indépendant de l’Assemblée.',
};
