import { ApplicationIntegrationType, DiscordAPIError, type Client } from 'discord.js';
import pRetry from 'p-retry';
import type { Logger } from 'pino';
import type { Database } from '../../store/db/database.ts';
import { readApplication, type Application } from './application.ts';
import { inviteLink, userInstallLink } from '../gateway/invite.ts';
import { registerCommands } from './register-commands.ts';

export interface Registering {
  readonly db: Database;
  readonly log: Logger;
  readonly say: (line: string) => void;
}

/**
 * Says where the bot can be added, and registers the commands if they changed; a Discord that will not take them now
 * is asked again, and alerts go on meanwhile.
 */
export async function registerPatiently(
  client: Pick<Client<true>, 'rest'> & { readonly application: { readonly id: string } },
  { db, log, say }: Registering,
  signal: AbortSignal,
): Promise<void> {
  const { rest } = client;
  let isTold = false;
  const attempt = async () => {
    const application = await readApplication(rest);
    if (!isTold) linksOf(application).forEach(say);
    isTold = true;
    return registerCommands({
      rest,
      db,
      application,
      onRefused: ({ name, fields }) => {
        log.error({ command: name, fields }, 'Discord did not take a command');
        say(
          `Discord did not take the command /${name} (${fields.join('; ')}); the next start tries it again.`,
        );
      },
    });
  };
  try {
    const outcome = await pRetry(attempt, {
      retries: 20,
      minTimeout: 5_000,
      maxTimeout: 600_000,
      signal,
      shouldRetry: ({ error }) => !(error instanceof DiscordAPIError),
      onFailedAttempt: ({ error }) => log.warn({ err: error }, 'the commands could not be registered'),
    });
    log.info({ outcome }, 'commands');
  } catch {
    if (signal.aborted) return;
    if (!isTold) say(`Add it to a server: ${inviteLink(client.application.id)}`);
    say('Discord did not take the slash commands; the log says why. Alerts are posted all the same.');
  }
}

/** Where the bot can be added, as far as its application allows it. */
export function linksOf({ id, installs }: Application): string[] {
  const { GuildInstall, UserInstall } = ApplicationIntegrationType;
  const server =
    installs?.has(GuildInstall) === false
      ? 'This application cannot be added to servers: tick Guild Install on its page Installation in the Discord developer portal.'
      : `Add it to a server: ${inviteLink(id)}`;
  return installs?.has(UserInstall) === true
    ? [server, `Add it to yourself, to ask it anywhere in Discord: ${userInstallLink(id)}`]
    : [server];
}
