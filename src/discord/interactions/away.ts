import { setTimeout as sleep } from 'node:timers/promises';
import { MessageFlags, type Interaction } from 'discord.js';
import { localeOf, messagesFor } from '../../i18n/messages.ts';
import { troubleCard } from '../render/notice.ts';
import { ageOf } from './defer-after.ts';

/** Whether what is asked can be looked up. */
export interface Availability {
  /** Whether the database is away, and with it everything that could be said. */
  readonly isAway: () => boolean;
  /** How old an interaction is, by Discord's clock, when it is told so. */
  readonly awayAfterMs?: number;
  /** Whether another process is the one that is told of a server now: it answers. Never, unless told. */
  readonly isElsewhere?: (guildId: string | null) => boolean;
}

/**
 * Discord tells every session of what is asked, and another process may have taken over that this one cannot see: whoever
 * leads answers, or asks for time, sooner than this. Discord itself waits for 3 s.
 */
const awayAfterMs = 1_500;

/** Waits until it is time to say that the database is away; @returns whether it still is. */
export async function staysAway(
  interaction: Interaction,
  { isAway, ...settings }: Availability,
  now?: () => Date,
): Promise<boolean> {
  if (!isAway()) return false;
  await sleep(Math.max(0, (settings.awayAfterMs ?? awayAfterMs) - Math.max(0, ageOf(interaction, now))));
  return isAway();
}

/** Says it to the person who asked, whatever they used. */
export async function answerAway(interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) return interaction.respond([]);
  if (!interaction.isRepliable()) return;
  const { embeds } = awayCard(interaction);
  await interaction.reply({ embeds, flags: MessageFlags.Ephemeral });
}

export function awayCard({ locale }: Pick<Interaction, 'locale'>) {
  return troubleCard(messagesFor(localeOf(locale)).trouble.databaseAway);
}
