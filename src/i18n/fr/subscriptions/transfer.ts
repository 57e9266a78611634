import { capital, count, list } from '../words.ts';
import type { Messages } from '../../shape.ts';

const subscriptions = (value: number) => count(value, 'abonnement', 'abonnements');
const scheduled = (value: number) => count(value, 'rapport périodique', 'rapports périodiques');
const both = (value: number, reports: number) =>
  reports === 0 ? subscriptions(value) : `${subscriptions(value)} et ${scheduled(reports)}`;

export const transfer: Messages['transfer'] = {
  nothing: 'Il n’y a encore rien à exporter\u00a0: `/configurer` crée le premier abonnement.',
  exported: (value, reports, at) =>
    `Voici toute votre configuration au ${at}\u00a0: ${subscriptions(value)}${reports === 0 ? '' : `, ${scheduled(reports)}`}, les réglages de chaque salon, vos thèmes propres et vos listes de personnes.`,
  how: 'Le fichier est du texte simple. Chargez-le avec `/abonnements importer`, ici ou dans un autre serveur\u00a0; un aperçu s’affiche avant tout enregistrement.',
  file: 'Tous les abonnements et rapports avec leurs réglages, en JSON',
  notASetup:
    'Ce n’est pas un fichier de configuration. Joignez, sans le modifier, le fichier obtenu avec `/abonnements exporter`. Rien n’a été enregistré.',
  newer:
    'Ce fichier provient d’une version plus récente de ce bot. Demandez à l’opérateur de le mettre à jour. Rien n’a été enregistré.',
  wrong: (at) =>
    `Je ne peux pas lire le fichier à l’endroit ${at}. Corrigez-le dans un éditeur de texte, ou exportez-le de nouveau. Rien n’a été enregistré.`,
  tooLarge:
    'Ce fichier est trop volumineux pour être une configuration. Joignez celui que vous avez obtenu avec `/abonnements exporter`. Rien n’a été enregistré.',
  notFetched:
    'Je n’ai pas pu obtenir le fichier de Discord. Joignez-le de nouveau dans une minute. Rien n’a été enregistré.',
  empty: 'Ce fichier ne contient ni abonnement ni rapport. Rien n’a été enregistré.',
  title: 'Importer une configuration',
  from: (server, value, reports) =>
    `${both(value, reports)} de **${server}**. Rien n’est enregistré tant que vous n’appuyez pas sur **Importer**.`,
  fromPerson: (value, reports) =>
    `${both(value, reports)} d’un message privé. Rien n’est enregistré tant que vous n’appuyez pas sur **Importer**.`,
  channel: (name, channel, value) => `**${name}** → ${channel}\u00a0: ${subscriptions(value)}`,
  report: (what) => `Rapport\u00a0: ${what}`,
  moreReports: (rest) => `et ${scheduled(rest)} de plus`,
  unknownReport: (what) =>
    `Le rapport **${what}** porte sur quelque chose que je n’ai pas trouvé ici\u00a0: vérifiez sa valeur \`key\` dans un éditeur de texte.`,
  doneReports: (value) =>
    `${capital(count(value, 'rapport périodique prévu', 'rapports périodiques prévus'))}.`,
  nameless: 'Messages privés',
  more: (rest) => `et ${subscriptions(rest)} de plus`,
  withOwn: (what, own) => `${what}, et avec ${list(own)}`,
  topics: (names) => `Nouveaux thèmes\u00a0: ${list(names)}`,
  lists: (names) => `Nouvelles listes de personnes\u00a0: ${list(names)}`,
  settingsNew:
    'Les salons sans alertes prennent les réglages du fichier\u00a0; les autres gardent les leurs.',
  notHere: (why) => `⚠️ ${why}`,
  whereLabel: 'Tout mettre dans un seul salon',
  wherePlaceholder: 'Chacun dans son salon',
  buttons: { apply: 'Importer', cancel: 'Annuler' },
  doneTitle: 'Importé',
  done: (made, known) =>
    `${capital(count(made, 'abonnement créé', 'abonnements créés'))}${known === 0 ? '' : `, ${count(known, 'existait déjà', 'existaient déjà')}`}.`,
  doneOwn: (topics, lists) =>
    `Créés aussi\u00a0: ${count(topics, 'thème', 'thèmes')}, ${count(lists, 'liste de personnes', 'listes de personnes')}.`,
  troubles: (value) => `Non importés (${value})\u00a0:`,
  moreTroubles: (rest) => `et ${rest} de plus`,
  unknownOption: (name) =>
    `Le fichier contient **${name}**, qui n’est pas une option de \`/abonner\`. Corrigez-le dans un éditeur de texte.`,
  listNotMade: (name) =>
    `La liste **${name}** n’a pas pu être créée\u00a0: ce serveur a déjà le nombre maximal de listes, ou elle est trop longue.`,
};
