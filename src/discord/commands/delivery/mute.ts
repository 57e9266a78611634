import { time } from 'discord.js';
import { messagesFor } from '../../../i18n/messages.ts';
import { muteAlert, toldHere, unmuteAlert } from '../../../store/delivery/mutes.ts';
import { troubleCard } from '../../render/notice.ts';
import { alertButtonId } from '../../views/delivery/alert-id.ts';
import type { Reply } from '../command.ts';
import { managesServer } from '../subscriptions/owner.ts';
import { answerPanel, readerOwner, type AlertAsking } from './asking.ts';

/** Lets a channel hear no more of a declaration, or hear of it again: for those who may manage the server. */
export async function muteHere(asking: AlertAsking, isMuting: boolean): Promise<Reply> {
  const { interaction, context, language, declaration } = asking;
  const { alert } = messagesFor(language);
  const { number } = declaration;
  if (interaction.guildId !== null && !managesServer(interaction)) return troubleCard(alert.muteNeedsManage);
  const told = await toldHere(context.db, readerOwner(interaction), {
    number,
    channelId: interaction.channelId,
  });
  if (told === null) return troubleCard(alert.notPosted(number));
  const now = new Date();
  if (!isMuting) {
    const isOn = await unmuteAlert(context.db, told, now);
    if (isOn) context.wake();
    return answerPanel([isOn ? alert.unmuted(number) : alert.unmutedAlready(number)]);
  }
  const isNew = await muteAlert(context.db, told, now);
  const since = time(told.mutedAt ?? now, 'f');
  return answerPanel([isNew ? alert.muted(number) : alert.mutedAlready(number, since)], {
    label: alert.unmute,
    customId: alertButtonId(number, { verb: 'unmute' }),
  });
}
