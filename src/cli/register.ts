import { DiscordAPIError } from 'discord.js';
import type { RefusedCommand } from '../discord/registration/command-refusals.ts';
import { definitions, registerCommands } from '../discord/registration/register-commands.ts';
import { createRest } from '../discord/rest/rest.ts';
import { withStore, type VerbContext } from './verb.ts';

/** Registers the slash commands, changed or not. */
export async function registerVerb(verb: VerbContext): Promise<number> {
  const { config, out, err } = verb;
  const refused: RefusedCommand[] = [];
  const token = config.discordToken;
  if (token === undefined) {
    err('DISCORD_TOKEN is not set: without the bot’s token its commands cannot be registered.');
    return 2;
  }
  return withStore(verb, async ({ db }) => {
    try {
      const rest = createRest(config.discordApiUrl, token);
      await registerCommands({ rest, db, force: true, onRefused: (one) => refused.push(one) });
    } catch (error) {
      err(
        error instanceof DiscordAPIError && error.status === 401
          ? 'Discord does not accept the token. Copy it again from the Discord developer portal, page Bot, into DISCORD_TOKEN.'
          : 'Discord could not be asked to register the commands. Check the network and DISCORD_API_URL, and try again.',
      );
      return 1;
    }
    for (const { name, fields } of refused) err(`Discord refused /${name}: ${fields.join('; ')}`);
    const taken = definitions.filter(({ name }) => refused.every((one) => one.name !== name));
    out(`Registered: ${taken.map(({ name }) => `/${name}`).join(', ')}.`);
    return refused.length === 0 ? 0 : 1;
  });
}
