import { capital, count, list } from '../words.ts';
import type { Messages } from '../../shape.ts';

const days = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];

const clock = (hour: number) => `${hour}\u00a0h`;

export const settings: Messages['settings'] = {
  title: 'Comment les alertes arrivent ici',
  timeZone: (zone, time) => `Fuseau horaire\u00a0: **${zone}**${time === null ? '' : ` (il y est ${time})`}`,
  zoneGone: (zone, instead) =>
    `⚠️ Je ne connais plus le fuseau horaire **${zone}**\u00a0: les résumés et les limites par jour suivent l’heure de ${instead}. Choisissez-en un autre avec \`/réglages serveur\`.`,
  none: 'Aucune alerte n’arrive encore ici. Commencez par `/abonner`.',
  notSubscribed: (channel) =>
    `${capital(channel)} ne reçoit pas encore d’alerte\u00a0: il n’y a rien à régler. \`/abonner\` vient d’abord. Rien n’a été changé.`,
  nothingAsked: 'Donnez au moins une option à changer, ou voyez les réglages avec `/réglages montrer`.',
  onlyInDigest: 'L’heure et le jour ne comptent que pour un résumé\u00a0: choisissez un `rythme`.',
  same: (channel) => `C’est déjà réglé ainsi pour ${channel}. Rien n’a été changé\u00a0:`,
  zoneSame: (zone, time) =>
    `Les résumés et les limites par jour suivent déjà ici l’heure de **${zone}**${time === null ? '' : `, où il est ${time}`}. Rien n’a été changé.`,
  saved: (channel) => `Enregistré pour ${channel}\u00a0:`,
  day: (weekday) => days[weekday - 1] ?? '',
  pace: {
    once: () => 'chaque déclaration aussitôt',
    daily: (hour) => `un résumé chaque jour à ${clock(hour)}`,
    weekly: (hour, weekday) => `un résumé chaque ${days[weekday - 1]} à ${clock(hour)}`,
  },
  role: (role) => `mentionne ${role}`,
  silent: 'sans notification',
  cap: (cap) => `au plus ${count(cap, 'alerte', 'alertes')} par jour, le reste en une ligne`,
  language: (language) => `en ${language}`,
  crosspost: 'publiées à ceux qui suivent le salon',
  tags: (tags) => `étiquettes\u00a0: ${list(tags)}`,
  defaultTag: (tag) => `${tag} pour tout le reste`,
  tagFor: (topic, tag) => `${topic} → ${tag}`,
  suspended: (reason) => `⚠️ suspendu\u00a0: ${reason}`,
  ended: (reason) => `⚠️ terminé\u00a0: ${reason}`,
  everyone: 'Je mentionne un rôle, jamais tout le monde. Choisissez un autre rôle. Rien n’a été changé.',
  roleNotMentionable: (role, channel) =>
    `Une mention de ${role} par moi n’atteindrait personne dans ${channel}. Dans les paramètres du serveur, permettez à tous de mentionner ce rôle, ou donnez-moi **Mentionner @everyone, @here et tous les rôles** dans le salon. Rien n’a été changé.`,
  notAnnouncement: (channel) =>
    `Seul un salon d’annonces permet de publier, et ${channel} n’en est pas un. Rien n’a été changé.`,
  notForum: (channel) => `${channel} n’est pas un forum et n’a pas d’étiquettes. Rien n’a été changé.`,
  unknownTag: (tag, tags) =>
    `Ce forum n’a pas d’étiquette ${tag}. ${tags.length === 0 ? 'Il n’en a aucune.' : `Il a ${list(tags)}.`} Rien n’a été changé.`,
  fullOfTags: 'Un salon ne peut avoir plus de thèmes avec étiquette. Rien n’a été changé.',
  unknownZone: (zone) =>
    `Je ne connais pas de fuseau horaire nommé ${zone}. Saisissez une ville, un pays ou un décalage, par exemple Paris, Géorgie ou UTC+4, et choisissez dans la liste qui apparaît. Rien n’a été changé.`,
  severalZones: (place, zones) =>
    `Pour ${place}, il y a plusieurs fuseaux horaires, dont ${zones}. Choisissez-en un dans la liste qui apparaît pendant la saisie. Rien n’a été changé.`,
  zoneSaved: (zone, time) =>
    `Les résumés et les limites par jour suivent ici désormais l’heure de **${zone}**${time === null ? '' : `, où il est ${time}`}.`,
  forgetConfirm:
    'Cela supprime tous les abonnements, réglages et thèmes propres de ce serveur, et la trace de ce qui a été publié. C’est définitif. Pour le faire, écrivez `supprimer` dans l’option `confirmer`. Rien n’a été supprimé.',
  forgetWord: 'supprimer',
  forgetDirect:
    '`/confidentialité supprimer` efface tout ce qui est gardé à votre sujet. Rien n’a été supprimé.',
  forgotten: (subscriptions) =>
    `Supprimé\u00a0: ${count(subscriptions, 'abonnement', 'abonnements')} et tout ce qui était gardé pour ce serveur. Les messages déjà publiés restent.`,
};
