import { ApplicationCommandCreateRequestSchema, MessageCreateRequestSchema } from 'discord-api-spec/zod';
import type { Card } from '../../../src/discord/render/embed.ts';
import type { Panel } from '../../../src/discord/render/panel.ts';
import type { Reply } from '../../../src/discord/commands/command.ts';
import { partsOf } from './said.ts';
import { embedLength } from 'discord-sandbox';
import { limits } from '../../../src/discord/render/limits.ts';

/** What Discord's published description, or a rule that it leaves out, has against a card. */
export function whatIsWrong(reply: Reply): string[] {
  const { files: _files, ...sent } = reply;
  const described = MessageCreateRequestSchema.safeParse(sent);
  const all = 'components' in reply ? textsOf(reply) : textsIn(reply);
  const formatted = 'components' in reply ? formattedIn(reply) : all;
  return [
    ...(described.success
      ? []
      : described.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)),
    ...(reply.allowed_mentions.parse.length === 0 ? [] : ['it mentions']),
    ...('components' in reply ? panelFaults(reply) : cardFaults(reply)),
    ...(all.some((text) => text.trim() === '') ? ['a text is empty'] : []),
    ...(all.some((text) => /\p{Cs}|[\u202a-\u202e]/u.test(text)) ? ['a text has half a character'] : []),
    // A backslash at the very end would escape what the client puts behind it; labels read no markdown.
    ...(formatted.some((text) => /(?<!\\)(?:\\\\)*\\$/u.test(text)) ? ['a text ends inside an escape'] : []),
  ];
}

function textsIn({ content, embeds }: Card): string[] {
  const texts = embeds.flatMap(({ title, description, footer, fields }) => [
    ...[title, description, footer?.text].filter((text) => text !== undefined),
    ...(fields ?? []).flatMap(({ name, value }) => [name, value]),
  ]);
  return [content ?? '-', ...texts];
}

function cardFaults({ content, embeds }: Card): string[] {
  const sum = embeds.reduce((length, embed) => length + embedLength(embed as never), 0);
  return [
    ...((content?.length ?? 0) <= limits.content ? [] : ['the content is too long']),
    ...(sum <= limits.embedSum ? [] : [`the embeds have ${sum} characters`]),
  ];
}

function textsOf({ components }: Panel): string[] {
  return partsOf(components).flatMap(({ content, label }) => content ?? label ?? []);
}

function formattedIn({ components }: Panel): string[] {
  return partsOf(components).flatMap(({ content }) => content ?? []);
}

function panelFaults(panel: Panel): string[] {
  const parts = partsOf(panel.components);
  const texts = formattedIn(panel);
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const ids = parts.flatMap(({ custom_id: id }) => id ?? []);
  const values = parts.flatMap(({ options }) => (options ?? []).map(({ value }) => value));
  return [
    ...(parts.length <= 40 ? [] : [`it has ${parts.length} components`]),
    ...(characters < 4000 ? [] : [`it has ${characters} characters`]),
    ...(bytes <= 9500 ? [] : [`it has ${bytes} bytes`]),
    ...(new Set(ids).size === ids.length ? [] : ['two components have one custom id']),
    ...([...ids, ...values].every((id) => id.length <= 100) ? [] : ['a custom id or a value is too long']),
  ];
}

/** The same for a command. */
export function whatIsWrongWithCommand(command: object): string[] {
  const { default_member_permissions: permissions } = command as { default_member_permissions?: unknown };
  // The description has a number here, the documentation and the service a string of digits.
  const numeric = typeof permissions === 'string' ? { default_member_permissions: Number(permissions) } : {};
  const described = ApplicationCommandCreateRequestSchema.safeParse({ ...command, ...numeric });
  return described.success
    ? []
    : described.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}
