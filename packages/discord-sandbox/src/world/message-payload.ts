import { Flags, type Message, type StoredFile } from './model.ts';
import { iso, type Payload, userPayload } from './payloads.ts';

function attachmentPayload(file: StoredFile, channelId: string, origin: string): Payload {
  const url = `${origin}/attachments/${channelId}/${file.id}/${encodeURIComponent(file.name)}`;
  return {
    id: file.id,
    filename: file.name,
    size: file.data.byteLength,
    url,
    proxy_url: url,
    content_type: file.contentType,
    ...(file.description === null ? {} : { description: file.description }),
  };
}

interface Shown {
  /** Only the answer that creates a message, and the event that tells of it, carry its nonce; history does not. */
  nonce?: boolean;
  /** A message that somebody hands to the bot is shown whole. */
  whole?: boolean;
}

export function messagePayload(message: Message, origin: string, shown: Shown = {}): Payload {
  const payload = wholePayload(message, origin);
  const { nonce } = message;
  return {
    ...payload,
    ...(shown.whole === true || message.readable ? {} : UNSEEN),
    ...(shown.nonce === true && nonce !== null ? { nonce } : {}),
  };
}

/** What other people write is kept from a bot without the privileged intent, in answers and in events. */
const UNSEEN = { content: '', embeds: [], attachments: [], components: [] };

function wholePayload(message: Message, origin: string): Payload {
  const attachments = message.files.map((file) => attachmentPayload(file, message.channel.id, origin));
  const urlOf = new Map(
    message.files.map((file, index) => [`attachment://${file.name}`, attachments[index]?.['url']]),
  );
  // What names an attachment is answered with the address under which it can be fetched.
  const resolve = <T>(parts: T): T =>
    urlOf.size === 0
      ? parts
      : (JSON.parse(JSON.stringify(parts), (_key, value: unknown) =>
          typeof value === 'string' ? (urlOf.get(value) ?? value) : value,
        ) as T);
  return {
    id: message.id,
    type: message.type,
    channel_id: message.channel.id,
    author: userPayload(message.author),
    content: message.content,
    timestamp: iso(message.createdAt),
    edited_timestamp: message.editedAt === null ? null : iso(message.editedAt),
    tts: false,
    mention_everyone: message.pings.everyone,
    mentions: [],
    mention_roles: message.pings.roles,
    attachments,
    embeds: (message.flags & Flags.suppressEmbeds) === 0 ? resolve(message.embeds).map(embedPayload) : [],
    components: resolve(message.components),
    pinned: false,
    flags: message.flags,
    ...(message.replyTo === null
      ? {}
      : { message_reference: { type: 0, message_id: message.replyTo, channel_id: message.channel.id } }),
    ...interactionPart(message),
  };
}

function embedPayload(embed: Message['embeds'][number]): Payload {
  const fields = embed.fields?.map((field) => ({ inline: false, ...field }));
  return { type: 'rich', ...embed, ...(fields === undefined ? {} : { fields }) };
}

function interactionPart(message: Message): Payload {
  if (message.interaction === null) return {};
  const { id, type, user, owners } = message.interaction;
  return {
    webhook_id: message.author.id,
    application_id: message.author.id,
    interaction_metadata: {
      id,
      type,
      user: userPayload(user),
      authorizing_integration_owners: owners,
      ...(type === 3 ? { interacted_message_id: message.id } : {}),
    },
  };
}
