import { capital, count, list } from '../words.ts';
import type { Messages } from '../../shape.ts';

const days = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];

const clock = (hour: number) => `${hour}\u00a0h`;

export const settings: Messages['settings'] = {
  title: 'Comment les alertes arrivent ici',
  timeZone: (zone, time) => `Fuseau horaire\u00a0: **${zone}**${time === null ? '' : ` (il est ${time})`}`,
  zoneGone: (zone, instead) =>
    `⚠️ Le fuseau horaire **${zone}** n’existe plus\u00a0: les récapitulatifs et les limites par jour suivent l’heure de ${instead}. Choisissez-en un autre avec \`/réglages serveur\`.`,
  none: 'Il n’y a pas encore d’alertes ici. Commencez par `/abonner`.',
  notSubscribed: (channel) =>
    `${capital(channel)} ne reçoit pas encore d’alertes\u00a0: il n’y a rien à régler. Utilisez d’abord \`/abonner\`. Rien n’a été modifié.`,
  nothingAsked:
    'Indiquez au moins une option à modifier, ou affichez les réglages avec `/réglages afficher`.',
  onlyInDigest:
    'L’heure et le jour ne concernent que les récapitulatifs\u00a0: choisissez un `rythme`. Rien n’a été modifié.',
  same: (channel) => `Ce sont déjà les réglages pour ${channel}. Rien n’a été modifié\u00a0:`,
  zoneSame: (zone, time) =>
    `Les récapitulatifs et les limites par jour suivent déjà ici l’heure de **${zone}**${time === null ? '' : `, où il est ${time}`}. Rien n’a été modifié.`,
  saved: (channel) => `Enregistré pour ${channel}\u00a0:`,
  day: (weekday) => days[weekday - 1] ?? '',
  pace: {
    once: () => 'chaque déclaration immédiatement',
    daily: (hour) => `un récapitulatif chaque jour à ${clock(hour)}`,
    weekly: (hour, weekday) => `un récapitulatif chaque ${days[weekday - 1]} à ${clock(hour)}`,
  },
  role: (role) => `mentionne ${role}`,
  silent: 'sans notification',
  cap: (cap) => `au plus ${count(cap, 'alerte', 'alertes')} par jour, les autres en une ligne`,
  language: (language) => `en ${language}`,
  crosspost: 'publiées aux serveurs qui suivent le salon',
  tags: (tags) => `étiquettes\u00a0: ${list(tags)}`,
  defaultTag: (tag) => `${tag} pour tout le reste`,
  tagFor: (topic, tag) => `${topic} → ${tag}`,
  suspended: (reason) => `⚠️ suspendu\u00a0: ${reason}`,
  ended: (reason) => `⚠️ terminé\u00a0: ${reason}`,
  everyone:
    'Je peux mentionner un rôle, mais jamais tout le monde. Choisissez un autre rôle. Rien n’a été modifié.',
  roleNotMentionable: (role, channel) =>
    `Si je mentionne ${role} dans ${channel}, personne ne sera notifié. Dans les paramètres du serveur, permettez à tous de mentionner ce rôle, ou donnez-moi **Mentionner @everyone, @here et tous les rôles** dans le salon. Rien n’a été modifié.`,
  notAnnouncement: (channel) =>
    `Seuls les messages d’un salon d’annonces peuvent être publiés, et ${channel} n’en est pas un. Rien n’a été modifié.`,
  notForum: (channel) => `${channel} n’est pas un forum et n’a donc pas d’étiquettes. Rien n’a été modifié.`,
  unknownTag: (tag, tags) =>
    `Ce forum n’a pas d’étiquette ${tag}. ${tags.length === 0 ? 'Il n’en a aucune.' : `Il a ${list(tags)}.`} Rien n’a été modifié.`,
  fullOfTags: 'Ce forum a déjà le nombre maximal de thèmes avec une étiquette. Rien n’a été modifié.',
  unknownZone: (zone) =>
    `Je n’ai pas trouvé de fuseau horaire nommé ${zone}. Saisissez une ville, un pays ou un décalage, par exemple Paris, Géorgie ou UTC+4, et choisissez dans la liste qui apparaît. Rien n’a été modifié.`,
  severalZones: (place, zones) =>
    `Pour ${place}, il y a plusieurs fuseaux horaires, dont ${zones}. Choisissez-en un dans la liste qui apparaît pendant la saisie. Rien n’a été modifié.`,
  zoneSaved: (zone, time) =>
    `Les récapitulatifs et les limites par jour suivent désormais ici l’heure de **${zone}**${time === null ? '' : `, où il est ${time}`}.`,
  forgetConfirm:
    'Cette commande supprime tous les abonnements, réglages, thèmes et listes de ce serveur, ainsi que l’historique de ce qui a été publié. C’est définitif. Pour continuer, saisissez `supprimer` dans l’option `confirmer`. Rien n’a été supprimé.',
  forgetWord: 'supprimer',
  forgetDirect:
    '`/confidentialité supprimer` efface tout ce qui est conservé à votre sujet. Rien n’a été supprimé.',
  forgotten: (subscriptions) =>
    `Supprimé\u00a0: ${count(subscriptions, 'abonnement', 'abonnements')} et tout ce qui était conservé pour ce serveur. Les messages déjà publiés restent.`,
};
