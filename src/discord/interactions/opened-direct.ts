import { resumeDirect } from '../../store/subscriptions/personal-data.ts';
import type { CommandContext } from '../commands/command.ts';
import { gatewayErrorForLog } from '../gateway/log-error.ts';
import type { Answerable } from './respond.ts';

/** Who uses a command in a direct message takes them again, as far as anybody can tell without sending one. */
export async function openedDirect(
  { guildId, user, channelId }: Answerable,
  { db, log }: Pick<CommandContext, 'db' | 'log'>,
): Promise<boolean> {
  if (guildId !== null || channelId === null) return false;
  try {
    return (await resumeDirect(db, { userId: user.id, channelId }, new Date())) !== null;
  } catch (error) {
    log.error(gatewayErrorForLog(error), 'a direct message was not resumed');
    return false;
  }
}
