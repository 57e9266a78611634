import type { Messages } from '../shape.ts';

export const help: Messages['help'] = {
  title: 'Ce que fait Hemicycle',
  about:
    'Je veille sur les **déclarations écrites** de l’Assemblée parlementaire du Conseil de l’Europe\u00a0: de courts textes que des membres signent pour dire ce qu’ils pensent ou demandent. J’annonce les nouvelles dans les salons abonnés et je dis qui a signé quoi.',
  read: 'Pour chercher',
  manage: 'Pour suivre (permission Gérer le serveur)',
  personal: 'Pour suivre à titre personnel',
  directly:
    '`/abonner` marche aussi dans un message privé avec moi\u00a0; personne d’autre ne voit ce que vous y suivez.',
  operate: 'Pour me faire fonctionner',
  inMenu: (names) => `Dans le menu d’un message, sous Applications\u00a0: **${names}**.`,
  policy: 'Politique de confidentialité',
  terms: 'Conditions d’utilisation',
  source: 'Code source',
  forYou:
    'Ici, je travaille pour **vous**\u00a0: suivez un pays, un thème, un membre ou des mots, et je vous écris directement à chaque nouvelle déclaration, ou une fois par jour ou par semaine. Personne d’autre ne voit ce que vous suivez\u00a0; `/confidentialité` montre ce qui est gardé et le supprime.',
  example: 'Par exemple\u00a0: `/abonner pays:Géorgie, Arménie sauf-thème:sport`.',
  searchHint:
    'Dans les mots et les recherches\u00a0: `"expression exacte"`, `un OU autre`, `-sans`, `(parenthèses)`, `début*`.',
  note: 'Hemicycle est indépendant de l’Assemblée.',
};
