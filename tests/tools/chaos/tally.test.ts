import { expect, test } from 'vitest';
import { type ChannelHandle, type Discord, startDiscord } from 'discord-sandbox';
import { tally } from '../../../tools/chaos/tally.ts';
import { createCourier } from '../../../src/discord/courier/courier.ts';
import { guildCacheWithoutGateway } from '../../../src/discord/gateway/guild-cache.ts';
import { createRest } from '../../../src/discord/rest/rest.ts';
import type { Content } from '../../../src/delivery/courier.ts';
import { record } from '../../discord/support/samples.ts';
import { quiet } from '../../support/log.ts';
import { placeIn } from '../../support/delivery/place.ts';

const declaration = record(682);
const reasons = [[{ kind: 'everything' }]] as const;
const alert: Content = { kind: 'alert', declaration, reasons };
const line: Content = {
  kind: 'line',
  entries: [{ ...declaration, signatoryCount: 32 }],
  more: 0,
  numbers: [682],
};
const addition: Content = {
  kind: 'addition',
  declaration: { ...declaration, edition: 2 },
  reasons,
  first: { channelId: '1', messageId: '2' },
};
const published = [{ number: 682, signatories: 32, editions: 1 }];

async function counted(contents: readonly Content[], kind: 'text' | 'forum' = 'text', expected = published) {
  const discord = await startDiscord();
  try {
    const channel = discord.addGuild({ name: 'Bern' }).addChannel({ name: 'alerts', type: kind });
    for (const content of contents) await post(discord, channel, content, kind);
    return tally([channel], expected);
  } finally {
    await discord.close();
  }
}

let nonces = 0;

async function post(discord: Discord, channel: ChannelHandle, content: Content, kind: 'text' | 'forum') {
  const rest = createRest(discord.apiUrl, discord.token);
  const courier = createCourier({ rest, known: guildCacheWithoutGateway('1'), log: quiet });
  const place = placeIn({ channelId: channel.id, kind });
  const nonce = `tally-${(nonces += 1)}`;
  expect(await courier.post({ place, nonce, content }, AbortSignal.timeout(10_000))).toMatchObject({
    kind: 'sent',
  });
}

test.each(['text', 'forum'] as const)(
  'an alert in a %s channel counts once, and none is lost',
  async (kind) => {
    expect(await counted([alert], kind)).toMatchObject({
      expected: 1,
      once: 1,
      lost: [],
      doubled: [],
      outdated: [],
    });
  },
);

test('what never came is lost', async () => {
  expect(await counted([])).toMatchObject({ once: 0, lost: ['#alerts: No. 682'] });
});

test.each([
  ['two alerts', [alert, alert]],
  ['an alert and a line', [alert, line]],
  ['two additions of one edition', [alert, addition, addition]],
])('%s are told twice', async (_what, contents) => {
  expect(await counted(contents)).toMatchObject({ doubled: ['#alerts: No. 682'] });
});

test('a line tells, and an addition tells nothing twice', async () => {
  expect(await counted([line])).toMatchObject({ once: 1, inLine: 1, lost: [], doubled: [] });
  expect(await counted([alert, addition])).toMatchObject({ once: 1, doubled: [] });
});

test('a long line tells of those it counts, too, and once', async () => {
  const [of682] = published;
  const more = [
    { number: 683, signatories: 20, editions: 1 },
    { number: 684, signatories: 20, editions: 1 },
  ];
  const long: Content = { ...line, more: 2 } as Content;
  const all = of682 ? [of682, ...more] : more;
  expect(await counted([long], 'text', all)).toMatchObject({ once: 3, inLine: 3, lost: [], doubled: [] });
  expect(await counted([line], 'text', all)).toMatchObject({
    lost: ['#alerts: No. 683', '#alerts: No. 684'],
  });
  expect(await counted([{ ...line, more: 3 } as Content], 'text', all)).toMatchObject({
    doubled: ['#alerts: 1 counted in a line and told besides'],
  });
});

test('an alert that shows fewer signatories than there are is outdated', async () => {
  const few = { ...declaration, signatories: declaration.signatories.slice(0, 20) };
  expect(await counted([{ ...alert, declaration: few } as Content])).toMatchObject({
    outdated: ['#alerts: No. 682'],
  });
});

test.each(['text', 'forum'] as const)('a test in a %s channel is no alert', async (kind) => {
  const test: Content = { kind: 'test', declaration, reasons };
  expect(await counted([test], kind)).toMatchObject({ once: 0, lost: ['#alerts: No. 682'] });
  expect(await counted([test, alert], kind)).toMatchObject({ once: 1, lost: [], doubled: [] });
});
