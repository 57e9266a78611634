import { these, count, list, number } from '../words.ts';
import type { Messages } from '../../shape.ts';

export const status: Messages['status'] = {
  title: 'L’état d’Hemicycle',
  held: (declarations, lowest, highest) =>
    `${count(declarations, 'déclaration écrite répertoriée', 'déclarations écrites répertoriées')}, de la n°\u00a0${lowest} à la n°\u00a0${highest}.`,
  empty: 'Aucune déclaration écrite répertoriée pour l’instant.',
  latest: (entry) => `La dernière\u00a0: ${entry}`,
  lastNew: (at) => `La dernière nouvelle a été trouvée ${at}.`,
  missing: (missing, gaps) =>
    `${count(missing, 'numéro manque', 'numéros manquent')} dans l’intervalle\u00a0: ${gaps}.`,
  sources: 'Sources consultées',
  noSources: 'Aucune source n’a encore été consultée.',
  look: (outcome, at) => `${outcome}, ${at}`,
  failingSince: (at) => `depuis le ${at}`,
  lastSuccess: (at) => `dernière réponse ${at}`,
  neverAnswered: 'n’a pas encore répondu',
  programs: {
    walk: 'Recherche par numéro de fichier',
    archive: 'Archives anciennes',
    pages: 'Pages annoncées',
    revisits: 'Pages déjà lues',
    translations: 'Textes dans l’autre langue',
  },
  outcomes: {
    unchanged: 'rien de nouveau',
    ok: 'a répondu',
    blocked: 'a refusé l’accès',
    unreachable: 'injoignable',
    broken: 'réponse illisible',
  },
  ofNoUse: {
    news: 'contient les actualités de l’Assemblée et non ses documents\u00a0: ne sert pas à trouver des déclarations',
    pages: 'ne cite aucun document de l’Assemblée\u00a0: ne sert pas à trouver des déclarations',
  },
  waiting: (value) => `${count(value, 'page en attente', 'pages en attente')} de lecture`,
  archive: (percent) => `Lecture des années antérieures : ${percent} % effectués`,
  incomplete: (value) =>
    `${count(value, 'page mise', 'pages mises')} de côté car ${these(value, 'incomplète', 'incomplètes')}\u00a0: rien d’incomplet ne fait l’objet d’une alerte`,
  gone: (value) =>
    `${count(value, 'fichier annoncé', 'fichiers annoncés')} et jamais ${value < 2 ? 'paru' : 'parus'}\u00a0: l’adresse répond «\u00a0introuvable\u00a0» depuis des semaines`,
  pending: (value, orMore) =>
    `${orMore ? `${number(value)} alertes ou plus` : count(value, 'alerte', 'alertes')} en route`,
  processes: 'Processus',
  process: {
    shards: (shards, total) =>
      shards.length === 0
        ? 'aucun shard'
        : `${these(shards.length, 'shard', 'shards')} ${list(shards.map(String))} sur ${number(total)}`,
    leads: 'consulte les sources et publie',
    connected: (at) => `connecté depuis le ${at}`,
    cutOff: (at) => `coupé de Discord depuis le ${at}`,
  },
  trouble: 'Non publié dans ce serveur',
  troubleLine: (number_, channel, reason) => `N°\u00a0${number_} dans ${channel}\u00a0: ${reason}`,
  late: (reason) => `en retard. ${reason}`,
};
