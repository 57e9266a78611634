import type { Discord, OptionValues } from 'discord-sandbox';
import { lookAt, type ShownMessage } from './message.ts';
import type { TourStage } from './stage.ts';
import type { Theme } from './style.ts';

/** A picture of the tour. */
export interface Scene {
  /** The name of its file, without what tells the kind. */
  readonly name: string;
  /** One sentence for those who look at it. */
  readonly says: string;
  readonly theme: Theme;
  readonly locale: string;
  /** What it shows; a sentence where there is nothing to show. */
  readonly take: (stage: TourStage) => Promise<ShownMessage | string>;
}

type Look = Partial<Pick<Scene, 'theme' | 'locale'>>;

function came(name: string, says: string, which: keyof TourStage['came'], look: Look = {}): Scene {
  return { name, says, ...usual, ...look, take: async (stage) => stage.came[which] };
}

function asked(
  name: string,
  says: string,
  command: string,
  options: OptionValues,
  by: Asker = 'reader',
): Scene {
  return {
    name,
    says,
    ...usual,
    take: async ({ discord, server: guild, watch: channel, ...people }) => {
      if (!isOffered(discord, command)) return `/${command} is not registered`;
      const reply = await discord.run({ guild, channel, user: people[by], command, options });
      if (reply.message === null) return `/${command} was answered without a message`;
      const { with: words, ...question } = lookAt(reply.message).asked ?? { by: '', with: '' };
      const typed = words.startsWith(`/${command}`) ? words : `/${command}`;
      return { ...lookAt(reply.message), asked: { ...question, with: typed } };
    },
  };
}

type Asker = 'admin' | 'reader';
const usual = { theme: 'dark', locale: 'en-GB' } as const;

/** Whether the command, with its subcommands, is among those the bot has registered. */
export function isOffered({ commands }: Pick<Discord, 'commands'>, command: string): boolean {
  const [name, ...path] = command.split(' ');
  let options = commands.find((one) => one.name === name);
  for (const part of path) {
    const next = options?.options?.find((one) => one.name === part && one.type <= 2);
    options = next as typeof options;
  }
  return options !== undefined;
}

export const scenes: readonly Scene[] = [
  came(
    'alert',
    'The alert in a channel that follows Kazakhstan, as soon as a declaration about it is published.',
    'alert',
  ),
  came('alert-light', 'The same in Discord’s light theme.', 'alert', { theme: 'light' }),
  came('alert-fr', 'The same alert in a channel whose alerts are in French.', 'frenchAlert', {
    locale: 'fr-FR',
  }),
  came(
    'edition',
    'Members can still sign later: a channel that follows the Finnish delegation is alerted to the edition with Finnish signatories (that they signed a day later is made up).',
    'edition',
  ),
  asked(
    'subscribe',
    '`/subscribe` with `preview` shows what would have matched, and saves nothing.',
    'subscribe',
    { country: 'Russian Federation', words: 'prisoners', preview: true },
    'admin',
  ),
  asked(
    'topics',
    '`/topics` lists what declarations are about, and draws how many there are of each over the years.',
    'topics',
    {},
  ),
  asked('why', '`/why` explains step by step why a declaration was posted, or was not.', 'why', {
    declaration: '682',
  }),
  asked(
    'declaration',
    '`/declaration show` shows a declaration, with its signatories by political group.',
    'declaration show',
    { number: '682' },
  ),
  asked('signatories', '`/signatories` lists all signatories.', 'signatories', { number: '682' }),
  asked(
    'signatory',
    '`/signatory` shows what a member has signed, with whom, and in which delegation and group.',
    'signatory',
    {
      name: 'Popsoi',
    },
  ),
  asked('delegation', '`/delegation` shows the members of a delegation and what they sign.', 'delegation', {
    country: 'Italy',
  }),
  asked('group', '`/group` shows the same for a political group.', 'group', { name: 'ALDE' }),
  asked('search', '`/search` finds words, and shows them in the text.', 'search', { words: 'Crimea' }),
  asked(
    'compare',
    '`/compare declarations` shows who signed both of two declarations, and who signed only one.',
    'compare declarations',
    { first: '682', second: '679' },
  ),
  asked('stats', '`/stats` counts declarations by year, topic, delegation or group.', 'stats', {
    by: 'year',
  }),
];
