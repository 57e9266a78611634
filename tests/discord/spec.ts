import { ApplicationCommandCreateRequestSchema, MessageCreateRequestSchema } from 'discord-api-spec/zod';
import type { Card } from '../../src/discord/cards/card.ts';
import { embedLength, limits } from '../../src/discord/cards/limits.ts';

/** What Discord's published description, or a rule that it leaves out, has against a card. */
export function whatIsWrong(card: Card): string[] {
  const described = MessageCreateRequestSchema.safeParse(card);
  const texts = card.embeds.flatMap(({ title, description, footer, fields }) => [
    ...[title, description, footer?.text].filter((text) => text !== undefined),
    ...(fields ?? []).flatMap(({ name, value }) => [name, value]),
  ]);
  const all = [card.content ?? '-', ...texts];
  const sum = card.embeds.reduce((length, embed) => length + embedLength(embed), 0);
  return [
    ...(described.success
      ? []
      : described.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)),
    ...(card.allowed_mentions.parse.length === 0 ? [] : ['it mentions']),
    ...((card.content?.length ?? 0) <= limits.content ? [] : ['the content is too long']),
    ...(sum <= limits.embedSum ? [] : [`the embeds have ${sum} characters`]),
    ...(all.some((text) => text.trim() === '') ? ['a text is empty'] : []),
    ...(all.some((text) => /\p{Cs}|[\u202a-\u202e]/u.test(text)) ? ['a text has half a character'] : []),
    // A backslash at the very end would escape what the client puts behind it.
    ...(all.some((text) => /(?<!\\)(?:\\\\)*\\$/u.test(text)) ? ['a text ends inside an escape'] : []),
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
