import { expect, test } from 'vitest';
import type { ReportRecord } from '../../../src/assembly/report.ts';
import type { Posting } from '../../../src/delivery/courier.ts';
import { createCourier } from '../../../src/discord/courier/courier.ts';
import { guildCacheOf } from '../../../src/discord/gateway/guild-cache.ts';
import { placeIn } from '../../support/delivery/place.ts';
import { quiet } from '../../support/log.ts';
import { hearsOf, useBot } from '../support/harness.ts';
import { partsOf, said } from '../support/said.ts';

const bot = useBot({ timeoutMs: 2_000 });
const never = new AbortController().signal;

const counts = (keys: readonly string[]) => keys.map((key, at) => ({ key, n: 300 - at }));

/** A year of an Assembly that did nothing else, under the longest titles and names. */
const huge: ReportRecord = {
  subject: { of: 'topic', key: 'elections' },
  name: null,
  period: { from: '2019-01-01', to: '2019-12-31' },
  all: 4_000,
  entries: Array.from({ length: 300 }, (_, at) => ({
    number: 900 - at,
    document: 15_000 + at,
    date: '2019-06-27',
    title: 'A *very* long title '.repeat(20),
    url: `https://assembly.example/en/files/${28_000 + at}`,
    signatoryCount: 120,
  })),
  people: Array.from({ length: 10 }, (_, at) => ({
    key: String(at),
    n: 200,
    name: 'Maximiliana '.repeat(12),
    delegation: 'MK',
  })),
  delegations: counts(['AL', 'AD', 'AM', 'AT', 'AZ', 'BE', 'BA', 'BG', 'HR', 'CY', 'CZ', 'DK', 'MK']),
  groups: counts(['SOC', 'EPP/CD', 'ALDE', 'ECPA', 'UEL', 'FDG', 'NR']),
  topics: counts(['elections', 'media', 'migration', 'minorities', 'equality']),
  countries: counts(['RU', 'UA', 'GE', 'MD', 'TR', 'AZ', 'AM', 'BY']),
};

test.each(['en', 'fr'] as const)(
  'a report that is huge is one message that Discord takes, with a picture and buttons, and is found again (%s)',
  async (language) => {
    const { discord, client } = bot();
    const guild = discord.addGuild({ name: 'Bern' });
    for (const kind of ['text', 'forum'] as const) {
      const channel = guild.addChannel({ name: kind, type: kind });
      await hearsOf(client, channel.id);
      const courier = createCourier({ rest: client.rest, known: guildCacheOf(client), log: quiet });
      const posting: Posting = {
        place: placeIn({ channelId: channel.id, guildId: guild.id, kind, language }),
        nonce: `report-${kind}-${language}`,
        content: { kind: 'report', report: huge },
      };
      const began = new Date();
      expect(await courier.post(posting, never)).toMatchObject({ kind: 'sent' });
      expect(await courier.find(posting, began, never)).toMatchObject({ kind: 'found' });
      if (kind === 'forum') continue;
      const [message] = channel.messages;
      expect(message?.files.map(({ name }) => name)).toEqual([
        'by-delegation.png',
        expect.stringMatching(/^report-elections-2019-01-01-2019-12-31_.*\.xlsx$/u),
      ]);
      expect(partsOf(message?.components ?? []).filter(({ type }) => type === 2)).toHaveLength(3);
      expect(said({ embeds: message?.embeds ?? [] })).toContain(
        language === 'en' ? '292 more are in the file.' : '292 autres se trouvent dans le fichier.',
      );
    }
    expect(discord.refusals).toEqual([]);
  },
);

test('where no file can be attached, or Discord refuses it, the report comes without and says how to get it', async () => {
  const { discord, client } = bot();
  const guild = discord.addGuild({ name: 'Uri' });
  const bare = guild.addChannel({ name: 'bare', deny: ['AttachFiles'] });
  const small = guild.addChannel({ name: 'small' });
  for (const { id } of [bare, small]) await hearsOf(client, id);
  const courier = createCourier({ rest: client.rest, known: guildCacheOf(client), log: quiet });
  const route = `/channels/${small.id}/messages`;
  const tooLarge = discord.fail({ method: 'POST', route, status: 413, code: 40_005 });
  for (const channel of [bare, small]) {
    const posting: Posting = {
      place: placeIn({ channelId: channel.id, guildId: guild.id }),
      nonce: `report-${channel.name}`,
      content: { kind: 'report', report: huge },
    };
    expect(await courier.post(posting, never)).toMatchObject({ kind: 'sent' });
    const [message] = channel.messages;
    expect(message?.files).toEqual([]);
    expect(said({ embeds: message?.embeds ?? [] })).toContain(
      '292 more are in the file that you get with _Export_',
    );
  }
  expect(tooLarge.hits).toBe(1);
});
