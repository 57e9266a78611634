import { ApplicationIntegrationType, PermissionFlagsBits, type BaseInteraction } from 'discord.js';
import type { Locale } from '../../../locales.ts';
import { messagesFor } from '../../../i18n/messages.ts';
import type { Owner } from '../../../store/subscriptions/owner.ts';
import type { Card } from '../../render/embed.ts';
import { troubleCard } from '../../render/notice.ts';

/**
 * Whose subscriptions a command manages: those of the server in which it is used, or of the person who
 * talks with the bot directly.
 *
 * A person who installed the app for themselves is offered its commands in every server, and Discord may
 * then not ask for the permission that the server's own installation needs: here it is asked for. Of buttons Discord
 * asks it nobody at all.
 *
 * @param isAdmitted whether Discord, or a command before, has asked whether they may.
 */
export function ownerOf(
  interaction: BaseInteraction,
  language: Locale,
  isAdmitted = true,
): Owner | { readonly card: Card } {
  const { guildId, user, authorizingIntegrationOwners: installed, memberPermissions } = interaction;
  if (guildId === null) return { userId: user.id };
  const { trouble } = messagesFor(language);
  if (installed[ApplicationIntegrationType.GuildInstall] !== guildId) {
    return { card: troubleCard(trouble.notInstalled) };
  }
  const isPersonal = installed[ApplicationIntegrationType.UserInstall] !== undefined;
  const mayGoOn = managesServer({ memberPermissions }) || (isAdmitted && !isPersonal);
  return mayGoOn ? { guildId } : { card: troubleCard(trouble.needsManage) };
}

export function managesServer({ memberPermissions }: Pick<BaseInteraction, 'memberPermissions'>): boolean {
  return memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false;
}
