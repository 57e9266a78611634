import {
  ApplicationFlags,
  Routes,
  type APIChannel,
  type APIGatewayBotInfo,
  type REST,
  type RESTGetAPIApplicationCommandsResult,
  type RESTGetCurrentApplicationResult,
} from 'discord.js';
import type { Finding } from '../../lib/finding.ts';
import { definitions } from '../registration/register-commands.ts';
import { readApplication, supportedBy } from '../registration/application.ts';
import { troubleIn } from '../rest/trouble.ts';
import { asConnectError } from './client.ts';
import { isThread } from '../channels/channel-types.ts';
import { missingPermissions, wishedPermissions } from '../channels/permissions.ts';
import { permissionBits, readStanding, type GuildStanding } from '../sharing/permission-bits.ts';

export interface CheckUp {
  readonly rest: REST;
  readonly signal: AbortSignal;
}

const privileged =
  ApplicationFlags.GatewayMessageContent |
  ApplicationFlags.GatewayMessageContentLimited |
  ApplicationFlags.GatewayGuildMembers |
  ApplicationFlags.GatewayGuildMembersLimited |
  ApplicationFlags.GatewayPresence |
  ApplicationFlags.GatewayPresenceLimited;

/** Asks Discord about the token, the application, its commands and the sessions that are left. Never rejects. */
export async function checkDiscord({ rest, signal }: CheckUp): Promise<Finding[]> {
  try {
    const raw = (await rest.get(Routes.currentApplication(), { signal })) as RESTGetCurrentApplicationResult;
    return [
      { severity: 'ok', about: 'token', text: `Discord accepts it, as ${raw.name}.` },
      ...ofApplication(raw),
      await ofCommands({ rest, signal }),
      await ofSessions({ rest, signal }),
    ];
  } catch (error) {
    const { kind, message } = asConnectError(error);
    const isToken = kind === 'token';
    return [{ severity: isToken ? 'error' : 'warning', about: isToken ? 'token' : 'Discord', text: message }];
  }
}

function ofApplication({ flags, bot_require_code_grant }: RESTGetCurrentApplicationResult): Finding[] {
  const about = 'application';
  const findings: Finding[] = [];
  if (bot_require_code_grant === true) {
    findings.push({
      severity: 'error',
      about,
      text: 'Nobody can add the bot to a server: it requires a code grant.',
      advice: 'Switch off “Requires OAuth2 Code Grant” on its page Bot in the developer portal.',
    });
  }
  if (((flags ?? 0) & privileged) !== 0) {
    findings.push({
      severity: 'note',
      about: 'intents',
      text: 'It has privileged intents that Hemicycle does not use.',
      advice: 'Switch them off on its page Bot in the developer portal.',
    });
  }
  return findings.length > 0 ? findings : [{ severity: 'ok', about, text: 'Its settings are right.' }];
}

async function ofCommands({ rest, signal }: CheckUp): Promise<Finding> {
  const application = await readApplication(rest, signal);
  const listed = (await rest.get(Routes.applicationCommands(application.id), {
    signal,
  })) as RESTGetAPIApplicationCommandsResult;
  const there = new Set(listed.map(({ name }) => name));
  const wanted = definitions.flatMap((definition) => supportedBy(application, definition) ?? []);
  const missing = wanted.filter(({ name }) => !there.has(name)).map(({ name }) => name);
  if (missing.length === 0)
    return { severity: 'ok', about: 'commands', text: 'All commands are registered.' };
  return {
    severity: 'note',
    about: 'commands',
    text: `Not registered: ${missing.join(', ')}.`,
    advice: 'The service registers them when it starts; the command “register” does it now.',
  };
}

async function ofSessions({ rest, signal }: CheckUp): Promise<Finding> {
  const { session_start_limit: limit } = (await rest.get(Routes.gatewayBot(), {
    signal,
  })) as APIGatewayBotInfo;
  const { remaining, total } = limit;
  const text = `${remaining} of ${total} new connections to Discord are left today.`;
  if (remaining * 10 > total) return { severity: 'ok', about: 'connections', text };
  return {
    severity: 'warning',
    about: 'connections',
    text,
    advice: 'Find out why the service restarts so often: the log says why it stopped.',
  };
}

type Place = { readonly channelId: string; readonly guildId: string };

/** Looks whether the bot may post in channels, by what Discord says of each and of the bot's roles. Never rejects. */
export async function checkChannels(
  { rest, signal }: CheckUp,
  places: readonly Place[],
  userId: string,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const guilds = new Map<string, Promise<GuildStanding>>();
  for (const place of places) {
    const { channelId, guildId } = place;
    const about = `channel ${channelId}`;
    try {
      const asked = guilds.get(guildId) ?? readStanding({ rest, signal }, guildId, userId);
      guilds.set(guildId, asked);
      const standing = await asked;
      const channel = (await rest.get(Routes.channel(channelId), { signal })) as APIChannel;
      const parent = 'parent_id' in channel && isThread(channel.type) ? channel.parent_id : null;
      const open =
        parent == null ? channel : ((await rest.get(Routes.channel(parent), { signal })) as APIChannel);
      const held = permissionBits(open, standing, userId);
      const lacks = [...missingPermissions(held, channel.type)];
      const wishes = [...wishedPermissions(held)];
      if (lacks.length > 0) findings.push(closed(about, lacks.join(', ')));
      else if (wishes.length > 0) {
        findings.push({
          severity: 'note',
          about,
          text: `Alerts are posted, but something is missing for their best form: ${wishes.join(', ')}.`,
          advice: 'Ask the server’s administrators to grant it to the bot in the settings of the channel.',
        });
      }
    } catch (error) {
      findings.push({
        severity: 'note',
        about,
        text: `I could not check what the bot may do there. ${troubleIn(error).sentence}`,
        advice:
          'If the channel is closed to the bot, the service tries it again by itself and tells an administrator of the server.',
      });
    }
  }
  if (findings.length > 0 || places.length === 0) return findings;
  return [
    {
      severity: 'ok',
      about: 'channels',
      text: `The bot may post in all ${places.length} channels with subscriptions.`,
    },
  ];
}

const closed = (about: string, missing: string): Finding => ({
  severity: 'note',
  about,
  text: `No alert can be posted there: the bot lacks ${missing}.`,
  advice: 'Ask the server’s administrators to grant it in the settings of the channel.',
});
