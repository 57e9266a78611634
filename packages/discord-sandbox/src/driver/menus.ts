import type { RegisteredCommand } from '../world/commands.ts';
import { messagePayload } from '../world/message-payload.ts';
import type { Message, User } from '../world/model.ts';
import { nothingResolved, type Picking, pickUser } from '../world/resolved.ts';
import type { Sandbox } from '../sandbox.ts';

const USER_COMMAND = 2;
const MESSAGE_COMMAND = 3;

/** What a command of a context menu is used on. */
export type MenuTarget = Message | User;

export function menuTypeOf(target: MenuTarget): number {
  return 'channel' in target ? MESSAGE_COMMAND : USER_COMMAND;
}

/** The data of a context-menu command: the target, and what it is. A message is shown whole to the bot it is given to. */
export function buildMenuCall(
  sandbox: Sandbox,
  command: RegisteredCommand,
  target: MenuTarget,
  picking: Picking,
): Record<string, unknown> {
  const base = { id: command.id, name: command.name, type: command.type, target_id: target.id };
  if ('channel' in target) {
    const visible = target.onlyFor === null || target.onlyFor === picking.user.id;
    if (target.deleted || target.channel !== picking.channel || !visible)
      throw new Error(`${picking.user.name} does not see that message there.`);
    const shown = messagePayload(target, sandbox.origin, { whole: true });
    return { ...base, resolved: { messages: { [target.id]: shown } } };
  }
  const resolved = nothingResolved();
  pickUser(target.id, picking, resolved, (why) => new Error(`"${command.name}" ${why}.`));
  const { users, members } = resolved;
  return { ...base, resolved: { users, ...(Object.keys(members).length === 0 ? {} : { members }) } };
}
