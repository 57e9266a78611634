import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { startDiscord } from 'discord-sandbox';

const channelsPerGuild = 500;

/** A Discord in a process of its own, so that its work is not counted as ours. */
export interface DiscordProcess {
  readonly apiUrl: string;
  readonly token: string;
  readonly channels: readonly { readonly id: string; readonly guildId: string }[];
  tally(): Promise<PostTally>;
  close(): Promise<void>;
}

export interface PostTally {
  /** Channels by how many messages they hold. */
  readonly once: number;
  readonly missed: number;
  readonly doubled: number;
  /** Answers of 429, by scope. */
  readonly refused: { readonly bucket: number; readonly global: number; readonly invalid: number };
  /** Refused for what was sent. */
  readonly refusals: number;
}

type Opened = Pick<DiscordProcess, 'apiUrl' | 'token' | 'channels'>;

export async function startDiscordProcess(channels: number, limits: 'on' | 'off'): Promise<DiscordProcess> {
  const program = `import { ${serve.name} } from ${JSON.stringify(import.meta.url)};
    await ${serve.name}(${channels}, '${limits}');`;
  const child = spawn(process.execPath, [...process.execArgv, '--input-type=module', '-e', program], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const said = async <T>(): Promise<T> => {
    const [message] = await Promise.race([
      once(child, 'message'),
      ended.then(() => Promise.reject(new Error('The Discord of the benchmark ended.'))),
    ]);
    return message as T;
  };
  const opened = await said<Opened>();
  return {
    ...opened,
    tally: () => {
      child.send('tally');
      return said<PostTally>();
    },
    close: async () => {
      child.disconnect();
      await ended;
    },
  };
}

/** Runs in the process of its own: makes the channels, says where they are, and answers until left alone. */
export async function serve(channels: number, limits: 'on' | 'off'): Promise<void> {
  const discord = await startDiscord({ limits });
  const made = Array.from({ length: Math.ceil(channels / channelsPerGuild) }, (_, number) => {
    const guild = discord.addGuild({ name: `Guild ${number}` });
    const size = Math.min(channelsPerGuild, channels - number * channelsPerGuild);
    return Array.from({ length: size }, (__, at) => guild.addChannel({ name: `alerts-${at}` }));
  }).flat();
  const opened: Opened = {
    apiUrl: discord.apiUrl,
    token: discord.token,
    channels: made.map(({ id, state }) => ({ id, guildId: state.guild?.id ?? '' })),
  };
  process.on('message', () => {
    const counts = made.map(({ messages }) => messages.length);
    const tally: PostTally = {
      once: counts.filter((count) => count === 1).length,
      missed: counts.filter((count) => count === 0).length,
      doubled: counts.filter((count) => count > 1).length,
      refused: discord.limits.refused,
      refusals: discord.refusals.length,
    };
    process.send?.(tally);
  });
  process.once('disconnect', () => void discord.close());
  process.send?.(opened);
}
