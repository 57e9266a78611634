import type { Interaction } from 'discord.js';
import { localeOf, messagesFor } from '../../i18n/messages.ts';
import type { Allowance, Cost } from './allowance.ts';
import { troubleCard } from '../render/notice.ts';
import type { Reply } from '../commands/command.ts';

/** What is asked for, or when it may be asked again: nobody costs so much that others wait. */
export function allowed<R>(
  cost: Cost | null,
  { user, guildId, locale }: Interaction,
  { allowance }: { readonly allowance: Allowance },
  run: () => Promise<R>,
): () => Promise<R | Reply> {
  const waitMs = cost === null ? 0 : allowance.take(cost, { userId: user.id, guildId });
  if (waitMs === 0) return run;
  const { trouble } = messagesFor(localeOf(locale));
  return async () => troubleCard(trouble.tooMuch(Math.ceil(waitMs / 1000)));
}

/** What does not say what it costs is a look: nothing is free but what says so. */
export function costOf<I>(
  { costs }: { readonly costs?: (interaction: I) => Cost | null },
  interaction: I,
): Cost | null {
  return costs === undefined ? 'look' : costs(interaction);
}
