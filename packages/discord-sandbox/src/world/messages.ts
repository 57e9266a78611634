import { allows } from './access.ts';
import { keptFiles, nameOf } from '../rules/attachments.ts';
import type { MessageBody, UploadedFile } from '../http/bodies.ts';
import { walk } from '../rules/components.ts';
import { Refused } from '../http/errors.ts';
import { Intents } from '../gateway/gateway.ts';
import {
  type Channel,
  type Component,
  type Embed,
  Flags,
  type Message,
  type StoredFile,
  type User,
} from './model.ts';
import { messagePayload } from './message-payload.ts';
import { channelPayload } from './payloads.ts';
import type { Sandbox } from '../sandbox.ts';

export interface Draft {
  channel: Channel;
  body: MessageBody;
  files: readonly UploadedFile[];
  onlyFor?: string | null;
  interaction?: Message['interaction'];
  /** Flags beyond those of the body, such as that of a reply still being thought about. */
  flags?: number;
  type?: number;
  /** The bot unless told. */
  author?: User;
  /** The first message of a post in a forum has the id of the post. */
  id?: string;
}

/** Posts a checked body and tells whoever listens. Throws 50006 when nothing is in it. */
export function post(sandbox: Sandbox, draft: Draft): Message {
  const { world } = sandbox;
  const flags = (draft.body.flags ?? 0) | (draft.flags ?? 0);
  const files = keep(sandbox, draft.body, draft.files);
  const author = draft.author ?? world.bot;
  const message: Message = {
    id: draft.id ?? world.nextId(),
    channel: draft.channel,
    author,
    createdAt: sandbox.clock(),
    nonce: draft.body.nonce ?? null,
    onlyFor: draft.onlyFor ?? null,
    interaction: draft.interaction ?? null,
    readable: author.bot || draft.channel.guild === null || mentions(draft.body, world.bot),
    replyTo: draft.body.message_reference?.message_id ?? null,
    type: draft.type ?? 0,
    content: (draft.body.content ?? '').trim(),
    embeds: draft.body.embeds ?? [],
    components: numbered(draft.body.components ?? []),
    files,
    flags,
    pings: { everyone: false, roles: [], users: [] },
    editedAt: null,
    edits: [],
    deleted: false,
  };
  if ((flags & Flags.loading) === 0 && isEmpty(message)) throw new Refused(50006);
  message.pings = pings(sandbox, message, draft.body);
  draft.channel.log.set(message.id, message);
  wake(sandbox, draft.channel);
  announce(sandbox, 'MESSAGE_CREATE', message);
  return message;
}

/** Applies a checked edit: fields left out stay, `null` empties them, attachments not listed go. */
export function edit(
  sandbox: Sandbox,
  message: Message,
  body: MessageBody,
  files: readonly UploadedFile[],
): Message {
  const added = keep(sandbox, body, files);
  const kept = keptFiles(message.files, body);
  const flags = ((body.flags ?? message.flags) | (message.flags & ~Flags.suppressEmbeds)) & ~Flags.loading;
  const next = {
    content: body.content === undefined ? message.content : (body.content ?? '').trim(),
    embeds: body.embeds === undefined ? message.embeds : (body.embeds ?? []),
    components: body.components === undefined ? message.components : numbered(body.components ?? []),
    files: [...kept, ...added],
    flags,
  };
  const v2 = (flags & Flags.componentsV2) !== 0;
  if (v2 && (next.content !== '' || next.embeds.length > 0)) {
    throw new Refused(50035, {
      flags: {
        _errors: [
          {
            code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
            message: 'Content and embeds must be emptied in the edit that sets MessageFlags.IS_COMPONENTS_V2',
          },
        ],
      },
    });
  }
  if (isEmpty({ ...message, ...next })) throw new Refused(50006);
  const now = sandbox.clock();
  const thinking = (message.flags & Flags.loading) !== 0;
  if (!thinking) {
    const { content, embeds, components } = message;
    message.edits.push({ content, embeds, components, at: now });
    message.editedAt = now;
  }
  Object.assign(message, next);
  if (thinking) message.pings = pings(sandbox, message, body);
  announce(sandbox, 'MESSAGE_UPDATE', message);
  return message;
}

export function remove(sandbox: Sandbox, message: Message): void {
  message.deleted = true;
  message.channel.log.delete(message.id);
  const { channel } = message;
  if (message.onlyFor === null) {
    sandbox.gateway.dispatch(
      'MESSAGE_DELETE',
      { id: message.id, channel_id: channel.id, ...guildPart(channel) },
      { intent: intentFor(channel), guildId: channel.guild?.id },
    );
  }
  sandbox.world.changed();
}

/** Marks an own message as published to the followers of its announcement channel. */
export function crosspost(sandbox: Sandbox, message: Message): Message {
  if ((message.flags & Flags.crossposted) !== 0) throw new Refused(40033);
  message.flags |= Flags.crossposted;
  announce(sandbox, 'MESSAGE_UPDATE', message);
  return message;
}

function announce(sandbox: Sandbox, event: string, message: Message): void {
  const nonce = event === 'MESSAGE_CREATE';
  // The bot hears nothing of conversations that it is no part of.
  if (message.onlyFor === null && message.channel.people.length === 0) {
    const { channel } = message;
    sandbox.gateway.dispatch(
      event,
      { ...messagePayload(message, sandbox.origin, { nonce }), ...guildPart(channel) },
      { intent: intentFor(channel), guildId: channel.guild?.id },
    );
  }
  sandbox.world.changed();
}

function guildPart(channel: Channel): { guild_id?: string } {
  return channel.guild === null ? {} : { guild_id: channel.guild.id };
}

function intentFor(channel: Channel): number {
  return channel.guild === null ? Intents.directMessages : Intents.guildMessages;
}

function wake(sandbox: Sandbox, channel: Channel): void {
  if (channel.thread?.archived !== true) return;
  channel.thread.archived = false;
  channel.thread.archiveChangedAt = sandbox.clock();
  sandbox.gateway.dispatch('THREAD_UPDATE', channelPayload(channel), {
    intent: Intents.guilds,
    guildId: channel.guild?.id,
  });
}

function isEmpty(message: Pick<Message, 'content' | 'embeds' | 'components' | 'files'>): boolean {
  return (
    message.content === '' &&
    message.embeds.length === 0 &&
    message.files.length === 0 &&
    message.components.length === 0
  );
}

function keep(sandbox: Sandbox, body: MessageBody, files: readonly UploadedFile[]): StoredFile[] {
  return files.map((file) => {
    const described = body.attachments?.find(({ id }) => id === file.key);
    return {
      id: sandbox.world.nextId(),
      name: nameOf(file, body),
      contentType: file.contentType,
      description: described?.description ?? null,
      data: file.data,
    };
  });
}

/** Gives every component that has none a number, as Discord does. */
function numbered(components: readonly Component[]): Component[] {
  const copy = structuredClone([...components]);
  let next = 1;
  for (const [component] of walk(copy, [])) component.id ||= next++;
  return copy;
}

/** Whom a message notifies: what it mentions, less what `allowed_mentions` and the bot's permissions hold back. */
function pings(sandbox: Sandbox, message: Message, body: MessageBody): Message['pings'] {
  const allowed = body.allowed_mentions;
  const parse = allowed ? (allowed.parse ?? []) : ['users', 'roles', 'everyone'];
  const text = [
    message.content,
    ...[...walk(message.components, [])].map(([part]) => part.content ?? ''),
  ].join('\n');
  const ids = (pattern: RegExp): string[] => [
    ...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? '')),
  ];
  const may = allows(sandbox, message.channel, 'MentionEveryone');
  const roles = message.channel.guild?.roles;
  return {
    everyone: parse.includes('everyone') && may && /@(everyone|here)\b/.test(text),
    roles: ids(/<@&(\d+)>/g).filter(
      (id) =>
        (parse.includes('roles') || allowed?.roles?.includes(id) === true) &&
        (may || roles?.get(id)?.mentionable === true),
    ),
    users: ids(/<@!?(\d+)>/g).filter(
      (id) => parse.includes('users') || allowed?.users?.includes(id) === true,
    ),
  };
}

function mentions({ content }: MessageBody, user: User): boolean {
  return new RegExp(`<@!?${user.id}>`).test(content ?? '');
}

/** The embeds of a body without those that the bot may not show here. */
export function withoutEmbeds(body: MessageBody): MessageBody {
  const none: Embed[] = [];
  return { ...body, embeds: none };
}
