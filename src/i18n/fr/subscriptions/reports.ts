import type { Messages } from '../../shape.ts';
import { number } from '../words.ts';

export const reports: Messages['reports'] = {
  every: { month: 'chaque mois', 'part-session': 'après chaque partie de session', year: 'chaque année' },
  when: {
    month: 'le 3 du mois suivant',
    'part-session': 'une semaine après sa fin habituelle',
    year: 'le 7 janvier',
  },
  added: (channel, subject, every, when) =>
    `${channel} recevra ${every} un rapport sur **${subject}**\u00a0: ${when}, à l’heure prévue pour les récapitulatifs.`,
  known: (channel, subject, every) => `${channel} reçoit déjà ${every} un rapport sur **${subject}**.`,
  full: (most) =>
    `Un salon reçoit au plus ${number(most)} rapports. Retirez-en un avec \`/rapports retirer\`.`,
  title: 'Rapports envoyés',
  line: (channel, subject, every) => `${channel}\u00a0: **${subject}**, ${every}`,
  missed: (period, reason) =>
    `⚠️ Le rapport sur ${period} n’a pas été publié. ${reason} \`/rapports renvoyer\` le publie.`,
  again: (period, subject) =>
    `Le rapport sur **${subject}** (${period}) sera publié dans quelques minutes, ou à l’heure prévue pour les récapitulatifs.`,
  nothingMissed: 'Aucun rapport n’attend\u00a0: tous ont été publiés. Rien n’a été modifié.',
  statusLine: (subject, period, channel, reason) =>
    `Rapport sur ${subject} (${period}) dans ${channel}\u00a0: ${reason}`,
  choice: (subject, every) => `${subject} (${every})`,
  none: 'Aucun rapport n’est envoyé. `/rapports ajouter` en prévoit un.',
  removed: (subject, every) => `Le rapport sur **${subject}**, ${every}, ne sera plus envoyé.`,
  unknown: 'Ce rapport n’existe pas. Choisissez-en un parmi ceux proposés.',
  personal: 'Vous seul voyez cela. `/confidentialité supprimer` l’efface avec tout le reste.',
  kept: (lines) => `Rapports\u00a0: ${lines.join('\u00a0; ')}`,
};
