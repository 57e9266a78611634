import { beforeEach, expect, test } from 'vitest';
import type { ChannelHandle, GuildHandle } from 'discord-sandbox';
import { createCourier } from '../../../../src/discord/courier/courier.ts';
import { guildCacheOf } from '../../../../src/discord/gateway/guild-cache.ts';
import { notifyReports } from '../../../../src/delivery/notify-reports.ts';
import { noteReport, reportsOf } from '../../../../src/store/reports/scheduled-reports.ts';
import { useDatabase } from '../../../support/database.ts';
import { archived, keep } from '../../../support/declarations/declarations.ts';
import { quiet } from '../../../support/log.ts';
import { hearsOf, useBot } from '../../support/harness.ts';
import { said } from '../../support/said.ts';
import { useTalk, type Where } from '../../support/talk.ts';

const db = useDatabase();
const bot = useBot();
const talk = useTalk(bot, db);

let guild: GuildHandle;
let news: ChannelHandle;
let admin: Where;
let french: Where;

beforeEach(async () => {
  const { client, discord } = bot();
  guild = discord.addGuild({ name: 'Almaty' });
  news = guild.addChannel({ name: 'news' });
  await hearsOf(client, news.id);
  const permissions = ['ManageGuild' as const];
  admin = { guild, channel: news, user: guild.addMember({ name: 'admin', permissions, locale: 'en-GB' }) };
  french = { guild, channel: news, user: guild.addMember({ name: 'cheffe', permissions, locale: 'fr' }) };
  await keep(db(), archived(682));
});

/** Sets a report up as somebody does, as if in May 2019. */
async function added(): Promise<void> {
  expect(await talk.say(admin, 'reports add', { every: 'month', country: 'Kazakhstan' })).toContain(
    'will get a report on **Kazakhstan** every month',
  );
  const [one] = await reportsOf(db(), { guildId: guild.id });
  if (one) await noteReport(db(), one.channelId, one.report, { through: '2019-05-31' });
}

function look(at: string): Promise<number> {
  const { client } = bot();
  const courier = createCourier({ rest: client.rest, known: guildCacheOf(client), log: quiet });
  const signal = new AbortController().signal;
  return notifyReports({ db: db(), log: quiet, now: () => new Date(at), courier, signal });
}

const sentHere = () => news.messages.filter(({ interaction }) => interaction === null);

test('a report arrives with card, picture, workbook and buttons', async () => {
  await added();
  expect(await look('2019-07-03T12:00:00Z')).toBe(1);
  const [message] = sentHere();
  expect(message?.content).toContain('Kazakhstan, June 2019');
  expect(message?.files.map(({ name }) => name)).toEqual([
    'by-delegation.png',
    expect.stringMatching(/^report-kz-2019-06-01-2019-06-30_.*\.xlsx$/u),
  ]);
  expect(message?.files[1]?.contentType).toContain('spreadsheetml');
  expect(await talk.say(admin, 'reports list')).not.toContain('not posted');
});

test('what Discord refuses is shown to those who manage the server, with the reason, and posted when they ask', async () => {
  await added();
  const { discord } = bot();
  discord.fail({ method: 'POST', route: `/channels/${news.id}/messages`, status: 400, code: 200_000 });
  expect(await look('2019-07-03T12:00:00Z')).toBe(0);
  expect(sentHere()).toEqual([]);
  expect(await look('2019-07-03T13:00:00Z')).toBe(0);
  const list = await talkOn('reports list');
  expect(list).toContain('The report on June 2019 was not posted. AutoMod');
  expect(list).toContain('`/reports again` posts it');
  expect(await talkOn('status')).toContain(`Report on Kazakhstan, June 2019, in <#${news.id}>: AutoMod`);
  expect(await talkOn('reports list', french)).toContain(
    'Le rapport sur juin 2019 n’a pas été publié. AutoMod',
  );
  const reader = { ...admin, user: guild.addMember({ name: 'reader', locale: 'en-GB' }) };
  expect(await talkOn('status', reader)).not.toContain('Report on');

  const [choice] = await talk.offered(admin, 'reports again', 'report', '');
  expect(choice?.name).toBe('Kazakhstan, every month');
  const again = { report: String(choice?.value) };
  expect(await talkOn('reports again', admin, again)).toContain(
    'The report on **Kazakhstan**, June 2019, will be posted',
  );
  expect(await talkOn('reports again', admin, again)).toContain('all were posted');
  expect(await talk.offered(admin, 'reports again', 'report', '')).toEqual([]);
  expect(await look('2019-07-03T14:00:00Z')).toBe(1);
  expect(sentHere()).toHaveLength(1);
  expect(await talkOn('reports list')).not.toContain('not posted');
});

/** As `say`, where Discord was made to refuse something before. */
async function talkOn(command: string, where = admin, options: Record<string, string> = {}): Promise<string> {
  return said(await bot().discord.run({ ...where, command, options }));
}
