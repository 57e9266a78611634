import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { archive } from '../assembly-sandbox/archive.ts';
import { startAssembly } from '../assembly-sandbox/server.ts';
import { startBot } from './bot.ts';
import { type ChannelHandle, type Component, type Message, type Reply, startDiscord } from 'discord-sandbox';
import { drawDifference, drawMessage, type Style } from './terminal.ts';

const style: Style = {
  colour: process.stdout.isTTY && process.env['NO_COLOR'] === undefined,
  width: Math.min(Math.max(process.stdout.columns ?? 80, 50), 84),
  channelName: (id) => channels.find((channel) => channel.id === id)?.name,
};
const say = (line = '') => process.stdout.write(`${line}\n`);
const step = (text: string) => say(style.colour ? `\n\u001B[36m━━ ${text}\u001B[39m` : `\n== ${text}`);
const show = (message: Parameters<typeof drawMessage>[0]) =>
  drawMessage(message, style).forEach((line) => say(line));
const channels: ChannelHandle[] = [];

const kazakhstan = 682;
const patience = 60_000;
const started = performance.now();
const folder = await mkdtemp(join(tmpdir(), 'hemicycle-demo-'));
/** By how much it is later for everybody than it is: a digest comes once a day. */
let aheadMs = 0;
const discord = await startDiscord({ patienceMs: patience, clock: () => Date.now() + aheadMs });
const assembly = await startAssembly();
const environment = {
  DISCORD_TOKEN: discord.token,
  DISCORD_API_URL: discord.apiUrl,
  FEED_URLS: assembly.feedUrl,
  ASSEMBLY_URL: assembly.baseUrl,
  // The archive is old.
  NEWS_MAX_AGE_DAYS: '36500',
  POLL_CRON: '* * * * * *',
  FETCH_PAUSE_MS: '0',
  DATA_DIR: folder,
};

say('Hemicycle, shown on a Discord and an Assembly of its own: no account, no network.');
say('The facts (numbers, dates, titles, who signed) are real; the texts of the declarations are ours.');
let bot = startBot(environment);
try {
  await demonstrate();
  say(
    `\nDone in ${Math.round((performance.now() - started) / 1000)} s. To follow the real Assembly in your own server:`,
  );
  say('  1. put a bot token into .env (see .env.example; the README says where to get one)');
  say('  2. npm start, and open the invite link that it prints');
  say('  3. type /setup in a channel');
} catch (error) {
  say(`\nThe demo failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  await bot.stop();
  await discord.close();
  await assembly.close();
  await rm(folder, { recursive: true, force: true });
}

async function demonstrate(): Promise<void> {
  const server = discord.addGuild({ name: 'Assembly watchers' });
  const admin = server.addMember({ name: 'Ada', permissions: ['ManageGuild'] });
  const reader = server.addMember({ name: 'Boris' });
  const [watch, italy, veille, daily] = [
    'kazakhstan-watch',
    'italian-delegation',
    'veille-en-français',
    'once-a-day',
  ].map((name) => server.addChannel({ name })) as [
    ChannelHandle,
    ChannelHandle,
    ChannelHandle,
    ChannelHandle,
  ];
  channels.push(watch, italy, veille, daily);
  const use = async (user: typeof admin, channel: ChannelHandle, command: string, options: Options) => {
    say(`\n${user.name} in #${channel.name}: /${command} ${spell(options)}`.trimEnd());
    const reply = await discord.run({ guild: server, channel, user, command, options });
    show(answer(reply));
    return reply;
  };

  step('The Assembly has published before; the bot starts and takes that as its baseline');
  assembly.seed(archive.filter(({ number, language }) => language === 'en' && number < kazakhstan));
  const line = await bot.waitForLine(/^Read /u);
  bot.lines.forEach((said) => say(`  ${said}`));
  if (line === '') return;

  step('Ada, who manages the server, opens the panel that sets a channel up');
  await use(admin, watch, 'setup', {});

  step('… and subscribes four channels by commands');
  for (const [channel, options] of [
    [watch, { country: 'Kazakhstan' }],
    [italy, { delegation: 'Italy' }],
    [veille, { words: '"presidential election" OR "élection présidentielle"', language: 'fr' }],
    [daily, {}],
  ] as const) {
    await use(admin, channel, 'subscribe', options);
  }
  await use(admin, daily, 'settings channel', { pace: 'daily' });

  step(`The Assembly publishes written declaration No. ${kazakhstan}`);
  const declaration = archive.find(({ number }) => number === kazakhstan);
  if (!declaration) throw new Error(`The archive has no declaration No. ${kazakhstan}.`);
  assembly.publish(declaration);
  const first = await alertIn(watch);
  say(`\n#${watch.name}`);
  show(first);
  await keepPicture(first);
  for (const channel of [italy, veille]) {
    const message = await alertIn(channel);
    say(`\n#${channel.name}: as above, but for`);
    drawDifference(message, first, style).forEach((different) => say(different));
  }

  step('Boris asks');
  let isPressed = false;
  for (const [command, options] of [
    ['declaration show', { number: '682' }],
    ['signatories', { number: '682', group: 'SOC' }],
    ['signatory', { name: 'Popsoi' }],
    ['why', { declaration: '682' }],
  ] as const) {
    const reply = await use(reader, watch, command, options);
    const button = isPressed ? undefined : buttonOf(reply.components);
    if (!button) continue;
    isPressed = true;
    say(`\nBoris presses [ ${button.label} ]`);
    show(answer(await discord.click({ on: reply, customId: button.custom_id ?? '', user: reader })));
  }

  step('The bot is killed and started again, a day later; it looks at the feed twice more');
  await bot.kill();
  aheadMs = 24 * 60 * 60_000;
  const asked = assembly.requests.length;
  bot = startBot(environment);
  await bot.waitForLine(/^Looking at /u);
  await assembly.waitForRequest(({ url }) => assembly.feedUrl.endsWith(url), feedRequestsIn(asked) + 2);
  const digest = await alertIn(daily);
  say(`\n#${daily.name}`);
  show(digest);
  say();
  for (const channel of channels) {
    const count = channel.messages.filter(({ interaction }) => interaction === null).length;
    say(`  #${channel.name}: ${count} message${count === 1 ? '' : 's'} of its own accord`);
    if (count !== 1)
      throw new Error(`#${channel.name} should hold exactly one message that nobody asked for.`);
  }
  if (discord.refusals.length > 0) throw new Error('Discord refused something the bot sent.');
}

function feedRequestsIn(count: number): number {
  return assembly.requests.slice(0, count).filter(({ url }) => assembly.feedUrl.endsWith(url)).length;
}

function answer(reply: Reply): Parameters<typeof drawMessage>[0] {
  return { content: reply.content, embeds: [...reply.embeds], components: [...reply.components] };
}

/** What came to a channel without anybody asking. */
function alertIn(channel: ChannelHandle): Promise<Message> {
  return discord.waitForMessage(channel, ({ interaction }) => interaction === null);
}

/** A terminal shows no pictures: what came with a message stands in a file afterwards. */
async function keepPicture({ files }: Message): Promise<void> {
  const picture = files.find(({ contentType }) => contentType.startsWith('image/'));
  if (!picture) return;
  const path = join(await mkdtemp(join(tmpdir(), 'hemicycle-picture-')), picture.name);
  await writeFile(path, picture.data);
  say(`Its picture: ${path}`);
}

/** The first button that leads somewhere. */
function buttonOf(components: readonly Component[]): Component | undefined {
  const all = components.flatMap(function within(part): Component[] {
    return [part, ...(part.components ?? []).flatMap(within)];
  });
  return all.find(({ type, custom_id: id, label }) => type === 2 && id !== undefined && label !== undefined);
}

type Options = Readonly<Record<string, string>>;

function spell(options: Options): string {
  return Object.entries(options)
    .map(([name, value]) => `${name}:${value}`)
    .join(' ');
}
