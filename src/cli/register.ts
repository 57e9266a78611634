import { DiscordAPIError } from 'discord.js';
import { definitions, registerCommands } from '../discord/register.ts';
import { createRest } from '../discord/rest.ts';
import { withStore, type VerbContext } from './verb.ts';

/** Registers the slash commands, changed or not. */
export async function registerVerb(verb: VerbContext): Promise<number> {
  const { config, out, err } = verb;
  const token = config.discordToken;
  if (token === undefined) {
    err('DISCORD_TOKEN is not set: commands are registered in the name of a bot.');
    return 2;
  }
  return withStore(verb, async ({ db }) => {
    try {
      await registerCommands({ rest: createRest(config.discordApiUrl, token), db, force: true });
    } catch (error) {
      err(
        error instanceof DiscordAPIError && error.status === 401
          ? 'Discord does not accept the token. Copy it again from the Discord developer portal, page Bot, into DISCORD_TOKEN.'
          : 'Discord did not take the commands. Check the network and DISCORD_API_URL, and try again.',
      );
      return 1;
    }
    out(`Registered: ${definitions.map(({ name }) => `/${name}`).join(', ')}.`);
    return 0;
  });
}
