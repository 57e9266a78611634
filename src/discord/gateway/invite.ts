import { ApplicationIntegrationType, OAuth2Scopes, PermissionFlagsBits } from 'discord.js';

const permissions = [
  // A channel it cannot see it cannot post in.
  PermissionFlagsBits.ViewChannel,
  // Alerts are ordinary messages.
  PermissionFlagsBits.SendMessages,
  // In a thread Discord asks for this one instead.
  PermissionFlagsBits.SendMessagesInThreads,
  // To look whether an alert is there already, when Discord never answered.
  PermissionFlagsBits.ReadMessageHistory,
  // Without it Discord drops the embed, which is most of an alert.
  PermissionFlagsBits.EmbedLinks,
  // The picture of who signed; without it alerts come without.
  PermissionFlagsBits.AttachFiles,
].reduce((sum, permission) => sum | permission, 0n);

/** The address at which an administrator adds the bot to a server, with the least that it needs. */
export function inviteLink(applicationId: string): string {
  const link = new URL('https://discord.com/oauth2/authorize');
  link.searchParams.set('client_id', applicationId);
  link.searchParams.set('scope', [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(' '));
  link.searchParams.set('permissions', String(permissions));
  return link.href;
}

/** The address at which somebody adds the bot to themselves, where the application allows that. */
export function userInstallLink(applicationId: string): string {
  const link = new URL('https://discord.com/oauth2/authorize');
  link.searchParams.set('client_id', applicationId);
  link.searchParams.set('scope', OAuth2Scopes.ApplicationsCommands);
  link.searchParams.set('integration_type', String(ApplicationIntegrationType.UserInstall));
  return link.href;
}
