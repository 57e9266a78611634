import * as fc from 'fast-check';
import { MessageCreateRequestSchema } from 'discord-api-spec/zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MessageBody } from '../src/http/bodies.ts';
import { type ChannelHandle, type Discord, startDiscord } from '../src/discord.ts';
import { Refused } from '../src/http/errors.ts';
import { checkMessage, embedLength } from '../src/rules/messages.ts';
import { ask } from './ask.ts';

/** The paths of the fields that a body is refused for, each with its code; null when it is accepted. */
function faultsOf(body: unknown): Record<string, string> | null {
  try {
    checkMessage(body as MessageBody, { schema: MessageCreateRequestSchema, place: 'channel' });
    return null;
  } catch (error) {
    if (!(error instanceof Refused) || error.errors === null) throw error;
    const found: Record<string, string> = {};
    const visit = (node: object, path: string): void => {
      for (const [key, value] of Object.entries(node)) {
        if (key === '_errors') found[path] = value[0].code;
        else visit(value, path === '' ? key : `${path}.${key}`);
      }
    };
    visit(error.errors, '');
    return found;
  }
}

const x = (length: number): string => 'x'.repeat(length);
const button = (more = {}) => ({ type: 2, style: 1, custom_id: 'a', label: 'A', ...more });
const row = (...components: object[]) => ({ type: 1, components });
const text = (content: string) => ({ type: 10, content });
const V2 = 1 << 15;

describe('what a message may be', () => {
  it.each<[string, unknown, Record<string, string> | null]>([
    ['content of 2000', { content: x(2000) }, null],
    ['content of 2001', { content: x(2001) }, { content: 'BASE_TYPE_MAX_LENGTH' }],
    ['content that is no text', { content: 5 }, { content: 'STRING_TYPE_CONVERT' }],
    [
      'eleven embeds',
      { embeds: Array.from({ length: 11 }, () => ({ title: 't' })) },
      { embeds: 'BASE_TYPE_MAX_LENGTH' },
    ],
    ['a long title', { embeds: [{ title: x(257) }] }, { 'embeds.0.title': 'BASE_TYPE_MAX_LENGTH' }],
    ['a hollow embed', { embeds: [{}] }, { 'embeds.0.description': 'BASE_TYPE_REQUIRED' }],
    [
      'a field without a value',
      { embeds: [{ fields: [{ name: 'a', value: ' ' }] }] },
      { 'embeds.0.fields.0.value': 'BASE_TYPE_REQUIRED' },
    ],
    [
      '26 fields',
      { embeds: [{ title: 't', fields: Array.from({ length: 26 }, () => ({ name: 'a', value: 'b' })) }] },
      { 'embeds.0.fields': 'BASE_TYPE_MAX_LENGTH' },
    ],
    [
      'a sum of 6001',
      { embeds: [{ description: x(4096) }, { description: x(1905) }] },
      { embeds: 'MAX_EMBED_SIZE_EXCEEDED' },
    ],
    ['a time with an offset', { embeds: [{ title: 't', timestamp: '2026-01-26T10:00:00+01:00' }] }, null],
    [
      'no time',
      { embeds: [{ title: 't', timestamp: 'today' }] },
      { 'embeds.0.timestamp': 'DATE_TIME_TYPE_PARSE' },
    ],
    ['no address', { embeds: [{ title: 't', url: 'pace' }] }, { 'embeds.0.url': 'URL_TYPE_INVALID_URL' }],
    [
      'an address of another scheme',
      { embeds: [{ title: 't', url: 'ftp://example.org/' }] },
      { 'embeds.0.url': 'URL_TYPE_INVALID_SCHEME' },
    ],
    [
      'a picture that is not attached',
      { embeds: [{ image: { url: 'attachment://a.png' } }] },
      { 'embeds.0.image.url': 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND' },
    ],
    [
      'mentions given twice',
      { content: 'a', allowed_mentions: { parse: ['roles'], roles: ['100000000000000000'] } },
      { allowed_mentions: 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE' },
    ],
    [
      'a mention of a strange kind',
      { content: 'a', allowed_mentions: { parse: ['all'] } },
      { 'allowed_mentions.parse.0': 'BASE_TYPE_CHOICES' },
    ],
    ['an ephemeral message in a channel', { content: 'a', flags: 64 }, { flags: 'MESSAGE_FLAGS_INVALID' }],
    ['a silent message', { content: 'a', flags: 1 << 12 }, null],
    [
      'an attachment that is not there',
      { content: 'a', attachments: [{ id: '0', filename: 'a.png' }] },
      { 'attachments.0.id': 'ATTACHMENT_NOT_FOUND' },
    ],
  ])('%s', (_name, body, expected) => {
    expect(faultsOf(body)).toEqual(expected);
  });
});

describe('what components may be', () => {
  it.each<[string, unknown, Record<string, string> | null]>([
    ['a row of five buttons', [row(...[1, 2, 3, 4, 5].map((n) => button({ custom_id: `${n}` })))], null],
    [
      'a row of six',
      [row(...[1, 2, 3, 4, 5, 6].map((n) => button({ custom_id: `${n}` })))],
      { 'components.0.components': 'BASE_TYPE_MAX_LENGTH' },
    ],
    [
      'six rows',
      [1, 2, 3, 4, 5, 6].map((n) => row(button({ custom_id: `${n}` }))),
      { components: 'BASE_TYPE_BAD_LENGTH' },
    ],
    [
      'a long custom id',
      [row(button({ custom_id: x(101) }))],
      { 'components.0.components.0.custom_id': 'BASE_TYPE_MAX_LENGTH' },
    ],
    [
      'a custom id twice',
      [row(button(), button())],
      { 'components.0.components.1.custom_id': 'COMPONENT_CUSTOM_ID_DUPLICATED' },
    ],
    [
      'a button without a custom id',
      [row({ type: 2, style: 1, label: 'A' })],
      { 'components.0.components.0.custom_id': 'BASE_TYPE_REQUIRED' },
    ],
    [
      'a link without an address',
      [row({ type: 2, style: 5, label: 'A' })],
      { 'components.0.components.0.url': 'BASE_TYPE_REQUIRED' },
    ],
    [
      'a long label',
      [row(button({ label: x(81) }))],
      { 'components.0.components.0.label': 'BASE_TYPE_MAX_LENGTH' },
    ],
    [
      'a button beside a select',
      [row({ type: 5, custom_id: 's' }, button())],
      { 'components.0.components': 'COMPONENT_LAYOUT_WIDTH_EXCEEDED' },
    ],
    [
      'the same option twice',
      [
        row({
          type: 3,
          custom_id: 's',
          options: [
            { label: 'a', value: '1' },
            { label: 'b', value: '1' },
          ],
        }),
      ],
      { 'components.0.components.0.options.1.value': 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED' },
    ],
    ['a text without the flag', [text('a')], { 'components.0': 'UNION_TYPE_CHOICES' }],
    ['something unknown', [{ type: 99 }], { 'components.0': 'UNION_TYPE_CHOICES' }],
  ])('%s', (_name, components, expected) => {
    expect(faultsOf({ content: 'a', components })).toEqual(expected);
  });

  it.each<[string, object, Record<string, string> | null]>([
    ['texts', { components: [text('a'), { type: 17, components: [text('b'), row(button())] }] }, null],
    [
      'content beside them',
      { content: 'a', components: [text('a')] },
      { content: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2' },
    ],
    [
      'embeds beside them',
      { embeds: [{ title: 'a' }], components: [text('a')] },
      { embeds: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2' },
    ],
    [
      '41 in all',
      {
        components: [1, 2, 3].map(() => ({
          type: 17,
          components: Array.from({ length: 13 }, () => text('a')),
        })),
      },
      { components: 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED' },
    ],
    [
      '4001 characters',
      { components: [text(x(2000)), text(x(2001))] },
      { components: 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED' },
    ],
    [
      '9,501 bytes',
      { components: [text('€'.repeat(3167))] },
      { components: 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED' },
    ],
  ])('with the flag of Components V2: %s', (_name, body, expected) => {
    expect(faultsOf({ flags: V2, ...body })).toEqual(expected);
  });
});

const words = (max: number) =>
  fc.string({ minLength: 1, maxLength: max }).map((value) => `a${value}`.slice(0, max));
const embed = fc.record(
  {
    title: words(256),
    description: words(4096),
    url: fc.webUrl(),
    color: fc.integer({ min: 0, max: 0xffffff }),
    timestamp: fc
      .date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') })
      .map((date) => date.toISOString()),
    footer: fc.record({ text: words(2048) }),
    author: fc.record({ name: words(256) }),
    fields: fc.array(fc.record({ name: words(256), value: words(1024), inline: fc.boolean() }), {
      maxLength: 25,
    }),
  },
  { requiredKeys: ['title'] },
);

describe('any message of embeds', () => {
  it('is accepted within the limits, and refused for its sum beyond them', () => {
    fc.assert(
      fc.property(fc.array(embed, { minLength: 1, maxLength: 10 }), (embeds) => {
        const sum = embeds.reduce((total, one) => total + embedLength(one as never), 0);
        expect(faultsOf({ embeds })).toEqual(sum <= 6000 ? null : { embeds: 'MAX_EMBED_SIZE_EXCEEDED' });
      }),
      { numRuns: 200 },
    );
  });

  it('is refused at the very field that is too long', () => {
    const limits: [string, number, (value: string) => object][] = [
      ['title', 256, (value) => ({ title: value })],
      ['description', 4096, (value) => ({ description: value })],
      ['footer.text', 2048, (value) => ({ title: 't', footer: { text: value } })],
      ['author.name', 256, (value) => ({ title: 't', author: { name: value } })],
      ['fields.0.name', 256, (value) => ({ fields: [{ name: value, value: 'v' }] })],
      ['fields.0.value', 1024, (value) => ({ fields: [{ name: 'n', value }] })],
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...limits),
        fc.integer({ min: 1, max: 1000 }),
        ([path, max, make], over) => {
          expect(faultsOf({ embeds: [make(x(max))] })).toBeNull();
          expect(faultsOf({ embeds: [make(x(max + over))] })).toEqual({
            [`embeds.0.${path}`]: 'BASE_TYPE_MAX_LENGTH',
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a refusal over HTTP', () => {
  let discord: Discord;
  let channel: ChannelHandle;
  beforeAll(async () => {
    discord = await startDiscord();
    channel = discord.addGuild({ name: 'G' }).addChannel({ name: 'c' });
  });
  afterAll(() => discord.close());

  it('has the shape of the real one and is recorded', async () => {
    const path = `/channels/${channel.id}/messages`;
    const answer = await ask(discord, 'POST', path, { embeds: [{ title: x(257) }] });
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({
      message: 'Invalid Form Body',
      code: 50035,
      errors: {
        embeds: {
          0: {
            title: {
              _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 256 or fewer in length.' }],
            },
          },
        },
      },
    });
    expect(discord.refusals.at(-1)).toMatchObject({ method: 'POST', path, status: 400, code: 50035 });
  });

  it('knows empty messages, unknown routes, versions and tokens', async () => {
    const path = `/channels/${channel.id}/messages`;
    expect((await ask(discord, 'POST', path, { content: '  \n' })).body.code).toBe(50006);
    expect(await ask(discord, 'GET', '/nowhere')).toMatchObject({ status: 404, body: { code: 0 } });
    expect(await ask(discord, 'GET', '/users/@me', undefined, 'x')).toMatchObject({
      status: 401,
      body: { code: 0 },
    });
    const old = await fetch(`${discord.apiUrl}/v6/gateway`);
    expect(await old.json()).toMatchObject({ code: 50041 });
    const broken = await fetch(`${discord.apiUrl}/v10${path}`, {
      method: 'POST',
      headers: { authorization: `Bot ${discord.token}` },
      body: '{',
    });
    expect(await broken.json()).toMatchObject({ code: 50109 });
    expect(channel.messages).toEqual([]);
  });

  it('does not let the flag of Components V2 be unset', async () => {
    const path = `/channels/${channel.id}/messages`;
    const { body } = await ask(discord, 'POST', path, { flags: V2, components: [text('a')] });
    const one = `${path}/${body['id']}`;
    expect((await ask(discord, 'PATCH', one, { flags: 0, components: [text('b')] })).body.code).toBe(50035);
    expect((await ask(discord, 'PATCH', one, { content: 'b' })).body.code).toBe(50035);
    expect((await ask(discord, 'PATCH', one, { components: [text('b')] })).status).toBe(200);
    expect(channel.messages[0]?.components[0]?.content).toBe('b');
  });
});
