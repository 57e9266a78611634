import { capital, count, list } from '../words.ts';
import type { Messages } from '../../shape.ts';

const subscriptions = (value: number) => count(value, 'abonnement', 'abonnements');

export const transfer: Messages['transfer'] = {
  nothing: 'Il n’y a encore rien à exporter\u00a0: `/configurer` crée le premier abonnement.',
  exported: (value, at) =>
    `Voici tout ce qui est configuré\u00a0: ${subscriptions(value)}, la façon dont chaque salon est informé, vos thèmes propres et vos listes de personnes, au ${at}.`,
  how: 'C’est un texte que vous pouvez lire. `/abonnements importer` le prend, ici ou dans un autre serveur, et montre ce qui en viendrait avant d’enregistrer.',
  file: 'Tous les abonnements et leurs réglages, en JSON',
  notASetup:
    'Ce n’est pas une configuration de ma part. Joignez tel quel le fichier que vous a donné `/abonnements exporter`. Rien n’a été enregistré.',
  newer:
    'Ce fichier a été écrit par une version plus récente que celle qui fonctionne ici. Qui me fait fonctionner peut la mettre à jour. Rien n’a été enregistré.',
  wrong: (at) =>
    `À ${at}, le fichier dit quelque chose que je ne peux pas lire. Corrigez-le dans un éditeur de texte, ou exportez de nouveau. Rien n’a été enregistré.`,
  tooLarge:
    'Ce fichier est plus grand que toute configuration de ma part. Joignez celui que vous a donné `/abonnements exporter`. Rien n’a été enregistré.',
  notFetched:
    'Discord ne m’a pas remis le fichier. Joignez-le de nouveau dans une minute. Rien n’a été enregistré.',
  empty: 'Ce fichier n’a aucun abonnement. Rien n’a été enregistré.',
  title: 'Importer une configuration',
  from: (server, value) =>
    `${subscriptions(value)} de **${server}**. Rien n’est enregistré avant **Importer**.`,
  fromPerson: (value) =>
    `${subscriptions(value)} d’un message privé. Rien n’est enregistré avant **Importer**.`,
  channel: (name, channel, value) => `**${name}** → ${channel}\u00a0: ${subscriptions(value)}`,
  nameless: 'Une conversation',
  more: (rest) => `et ${subscriptions(rest)} de plus`,
  withOwn: (what, own) => `${what}, et avec ${list(own)}`,
  topics: (names) => `Vos thèmes propres qui seront créés\u00a0: ${list(names)}`,
  lists: (names) => `Vos listes de personnes qui seront créées\u00a0: ${list(names)}`,
  settingsNew:
    'Les salons sans alerte sont informés comme le dit le fichier\u00a0; les autres comme à présent.',
  notHere: (why) => `⚠️ ${why}`,
  whereLabel: 'Tout dans un seul salon',
  wherePlaceholder: 'Chacun dans son salon',
  buttons: { apply: 'Importer', cancel: 'Annuler' },
  doneTitle: 'Importé',
  done: (made, known) =>
    `${capital(count(made, 'abonnement créé', 'abonnements créés'))}${known === 0 ? '' : `, ${count(known, 'existait déjà', 'existaient déjà')}`}.`,
  doneOwn: (topics, lists) =>
    `Créés pour vous\u00a0: ${count(topics, 'thème', 'thèmes')}, ${count(lists, 'liste de personnes', 'listes de personnes')}.`,
  troubles: (value) => `Non importés (${value})\u00a0:`,
  moreTroubles: (rest) => `et ${rest} de plus`,
  unknownOption: (name) =>
    `Le fichier demande **${name}**, qui n’est pas une option de \`/abonner\`. Corrigez-le dans un éditeur de texte.`,
  listNotMade: (name) =>
    `La liste **${name}** n’a pas pu être créée\u00a0: ce serveur en a autant qu’il peut, ou elle est trop longue.`,
};
