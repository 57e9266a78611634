import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startAssembly } from '../assembly-sandbox/server.ts';
import { startBot } from '../demo/bot.ts';
import { type Discord, startDiscord } from 'discord-sandbox';
import { cutOut } from './cut.ts';
import type { Setting } from './inline.ts';
import { renderMessagePage } from './page.ts';
import { type Scene, scenes } from './scenes.ts';
import { findChromium, hasEmojiFont, screenshot } from './screenshot.ts';
import { setTourStage, type TourStage } from './stage.ts';
import { tourPage } from './tour-page.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const docs = 'docs';
const patienceMs = 60_000;

try {
  const chromium = findChromium(process.env['CHROMIUM'], process.env['PATH'] ?? '');
  if (!(await hasEmojiFont()))
    say(
      'No font here has flags: they will be letters. Install one first (Debian: apt install fonts-noto-color-emoji).',
    );
  await tour(chromium);
} catch (error) {
  say(`The tour failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

async function tour(chromium: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'hemicycle-tour-'));
  const discord = await startDiscord({ patienceMs });
  const assembly = await startAssembly();
  const bot = startBot({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    FEED_URLS: assembly.feedUrl,
    ASSEMBLY_URL: assembly.baseUrl,
    // The archive is old.
    NEWS_MAX_AGE_DAYS: '36500',
    POLL_CRON: '* * * * * *',
    FETCH_PAUSE_MS: '0',
    DATA_DIR: folder,
  });
  try {
    const stage = await setTourStage({ discord, assembly, bot });
    const taken = await takeAll(stage, chromium);
    await writeFile(join(docs, 'tour.md'), tourPage(taken));
    say(`${join(docs, 'tour.md')} shows ${taken.length} pictures.`);
    if (discord.refusals.length > 0) throw new Error('Discord refused something the bot sent.');
  } finally {
    await bot.stop();
    await discord.close();
    await assembly.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function takeAll(stage: TourStage, chromium: string): Promise<Scene[]> {
  await mkdir(join(docs, 'tour'), { recursive: true });
  const taken: Scene[] = [];
  for (const scene of scenes) {
    const message = await scene.take(stage);
    if (typeof message === 'string') {
      say(`  ${scene.name}: skipped, ${message}`);
      continue;
    }
    const page = renderMessagePage(message, scene.theme, settingOf(stage.discord, scene.locale));
    const png = cutOut(await screenshot(chromium, page));
    const file = join(docs, 'tour', `${scene.name}.png`);
    await writeFile(file, png);
    say(`  ${file}: ${Math.ceil(png.length / 1000)} kB`);
    taken.push(scene);
  }
  return taken;
}

function settingOf({ sandbox: { world } }: Discord, locale: string): Setting {
  return {
    now: new Date(),
    locale,
    nameOf: (kind, id) => {
      if (kind === 'channel') return world.channels.get(id)?.name;
      if (kind === 'user') return world.users.get(id)?.name;
      return [...world.guilds.values()]
        .map(({ roles }) => roles.get(id)?.name)
        .find((name) => name !== undefined);
    },
  };
}
