import {
  ApplicationCommandOptionType,
  ChannelType,
  PermissionFlagsBits,
  PermissionsBitField,
  type ChatInputCommandInteraction,
} from 'discord.js';
import { type Locale, textLanguageOf } from '../../../locales.ts';
import type { DeclarationRecord } from '../../../assembly/record.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import type { Database } from '../../../store/db/database.ts';
import type { Owner } from '../../../store/subscriptions/owner.ts';
import { declarationByNumber } from '../../../store/declarations/declarations.ts';
import { channelSettings } from '../../../store/subscriptions/channel-settings.ts';
import { shorterListOf } from '../../../store/ingest/shorter-lists.ts';
import { recordsKeptSince } from '../../../store/ops/retention.ts';
import { arrivalOf, deliveriesOf, explainChannel } from '../../../store/subscriptions/explain.ts';
import type { Card } from '../../render/embed.ts';
import { troubleCard } from '../../render/notice.ts';
import { whyCard } from '../../views/subscriptions/why.ts';
import type { Command } from '../command.ts';
import { findDeclaration, offerDeclarations } from '../../resolve/declarations.ts';
import { localized, forReadingOwn, autocompleted } from '../../render/localized-options.ts';

export const whyCommand: Command = {
  definition: {
    ...localized(({ commands }) => commands.why),
    ...forReadingOwn,
    options: [
      autocompleted(({ commands }) => commands.why.declaration, true),
      {
        type: ApplicationCommandOptionType.Channel,
        ...localized(({ commands }) => commands.why.channel),
      },
    ],
  },

  run: async (interaction, { db }, language) => {
    const { guildId, user, options } = interaction;
    const messages = messagesFor(language);
    const owner = guildId === null ? { userId: user.id } : { guildId };
    const channelId = (guildId === null ? null : options.getChannel('channel')?.id) ?? interaction.channelId;
    if (guildId !== null && !maySee(interaction)) return troubleCard(messages.why.cannotSee);
    const typed = options.getString('declaration', true);
    const found = await findDeclaration(db, typed, language, messages.why.notHeld);
    if ('reply' in found) return found.reply;
    const declaration = await declarationByNumber(db, found.number, textLanguageOf(language));
    if (declaration === null) return troubleCard(messages.trouble.noDeclaration(found.number));
    return explainHere(db, { owner, channelId, declaration }, language);
  },

  suggest: (interaction, { db }, language) =>
    offerDeclarations(db, interaction.options.getFocused(), language),
};

/** Discord offers only channels that a person sees, and does not promise to take no others. */
function maySee({ options, member, channelId: here }: ChatInputCommandInteraction): boolean {
  const named = options.getChannel('channel');
  if (named === null || named.id === here) return true;
  // One that the gateway has not told of comes as Discord sent it, with what the person may do there.
  if (!('permissionsFor' in named)) return has(BigInt(named.permissions ?? 0), named.type);
  const isMember = member !== null && 'displayName' in member;
  return isMember && has(named.permissionsFor(member).bitfield, named.type);
}

/** Of those who see the channel of a private thread, only moderators are sure to see the thread. */
function has(held: bigint, type: ChannelType): boolean {
  const { ManageThreads, ViewChannel } = PermissionFlagsBits;
  return new PermissionsBitField(held).has(
    type === ChannelType.PrivateThread ? [ViewChannel, ManageThreads] : ViewChannel,
  );
}

/** Why a declaration came to a channel, or did not. */
export async function explainHere(
  db: Database,
  asked: { readonly owner: Owner; readonly channelId: string; readonly declaration: DeclarationRecord },
  language: Locale,
): Promise<Card> {
  const { owner, channelId, declaration } = asked;
  const channel = await channelSettings(db, owner, channelId);
  return whyCard(
    {
      number: declaration.number,
      ...(await arrivalOf(db, declaration.id)),
      recordsSince: recordsKeptSince(new Date()),
      corrections: declaration.corrections ?? [],
      shorter: await shorterListOf(db, declaration.id),
      guildId: 'guildId' in owner ? owner.guildId : null,
      channelId,
      channel,
      subscriptions: await explainChannel(db, owner, channelId, declaration),
      // What is not this owner's channel has no record here.
      deliveries: channel === null ? [] : await deliveriesOf(db, declaration.id, channelId),
    },
    language,
  );
}
