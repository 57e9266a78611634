import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { archive } from '../assembly-sandbox/archive.ts';
import { startAssembly } from '../assembly-sandbox/server.ts';
import { startBot } from './bot.ts';
import { type ChannelHandle, type Reply, startDiscord } from 'discord-sandbox';
import { drawMessage, type Style } from './terminal.ts';

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
const discord = await startDiscord({ patienceMs: patience });
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
  say('  3. type /subscribe in a channel');
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
  const [watch, italy, veille] = ['kazakhstan-watch', 'italian-delegation', 'veille-en-français'].map(
    (name) => server.addChannel({ name }),
  ) as [ChannelHandle, ChannelHandle, ChannelHandle];
  channels.push(watch, italy, veille);

  step('The Assembly has published before; the bot starts and takes that as its baseline');
  assembly.seed(archive.filter(({ number, language }) => language === 'en' && number < kazakhstan));
  const line = await bot.waitForLine(/^Read /u);
  bot.lines.forEach((said) => say(`  ${said}`));
  if (line === '') return;

  step('Ada, who manages the server, subscribes three channels');
  for (const [channel, options] of [
    [watch, { country: 'Kazakhstan' }],
    [italy, { delegation: 'Italy' }],
    [veille, { words: '"presidential election" OR "élection présidentielle"', language: 'fr' }],
  ] as const) {
    say(`\nAda in #${channel.name}: /subscribe ${spell(options)}`);
    show(answer(await discord.run({ guild: server, channel, user: admin, command: 'subscribe', options })));
  }

  step(`The Assembly publishes written declaration No. ${kazakhstan}`);
  const declaration = archive.find(({ number }) => number === kazakhstan);
  if (!declaration) throw new Error(`The archive has no declaration No. ${kazakhstan}.`);
  assembly.publish(declaration);
  for (const channel of channels) {
    const message = await discord.waitForMessage(channel);
    say(`\n#${channel.name}`);
    show(message);
  }

  step('Boris asks');
  for (const [command, options] of [
    ['declaration show', { number: '682' }],
    ['signatories', { number: '682', group: 'SOC' }],
    ['signatory', { name: 'Popsoi' }],
  ] as const) {
    say(`\nBoris in #${watch.name}: /${command} ${spell(options)}`);
    show(answer(await discord.run({ guild: server, channel: watch, user: reader, command, options })));
  }

  step('The bot is killed and started again; it looks at the feed twice more');
  await bot.kill();
  const asked = assembly.requests.length;
  bot = startBot(environment);
  await bot.waitForLine(/^Looking at /u);
  await assembly.waitForRequest(({ url }) => assembly.feedUrl.endsWith(url), feedRequestsIn(asked) + 2);
  for (const channel of channels) {
    const count = channel.messages.filter(({ interaction }) => interaction === null).length;
    say(`  #${channel.name}: ${count} alert${count === 1 ? '' : 's'}`);
    if (count !== 1) throw new Error(`#${channel.name} should hold exactly one alert.`);
  }
  if (discord.refusals.length > 0) throw new Error('Discord refused something the bot sent.');
}

function feedRequestsIn(count: number): number {
  return assembly.requests.slice(0, count).filter(({ url }) => assembly.feedUrl.endsWith(url)).length;
}

function answer(reply: Reply): Parameters<typeof drawMessage>[0] {
  return { content: reply.content, embeds: [...reply.embeds], components: [...reply.components] };
}

function spell(options: Readonly<Record<string, string>>): string {
  return Object.entries(options)
    .map(([name, value]) => `${name}:${value}`)
    .join(' ');
}
