import { beforeEach, describe, expect, test } from 'vitest';
import { archive } from '../../../tools/assembly-sandbox/archive.ts';
import type { Component, Message, Reply } from 'discord-sandbox';
import { delegations } from '../../../src/assembly/delegation.ts';
import { viewKinds } from '../../../src/discord/render/view-kinds.ts';
import { parseCustomId } from '../../../src/discord/render/ids/custom-id.ts';
import { archived, keep, signature } from '../../support/declarations/declarations.ts';
import { useReading } from '../support/reading-setup.ts';
import { controlsOf, said } from '../support/said.ts';

const { db, bot, ask, reader, lectrice } = useReading();

const members = delegations.filter(({ member }) => member);
const groups = ['SOC', 'EPP/CD', 'ALDE', 'EC/DA', 'UEL', 'NR'];
/** As long as the longest real names. */
const name = (at: number) =>
  `Corneliu Mugurel-Ștefăniță COZMÂNCIUC-${String.fromCodePoint(65 + (at % 26))}${at}`;

/** The longest there is: 175 names, a title of 300 characters, 200 long words; and many others around it. */
async function theLongest(): Promise<void> {
  const longest = {
    ...archived(682),
    number: 701,
    document: 15_701,
    fileId: 40_701,
    title: 'Élections présidentielles truquées et arrestations massives au Kazakhstan '
      .repeat(5)
      .slice(0, 300)
      .trim(),
    paragraphs: [
      'démocratique '.repeat(99).trim(),
      `Written declaration No. 682. ${'démocratique '.repeat(99)}`.trim(),
    ],
    signatories: Array.from({ length: 175 }, (_, at) =>
      signature(at + 1, [
        'Ms',
        name(at),
        members[at % members.length]?.en ?? 'Italy',
        groups[at % groups.length] ?? null,
      ]),
    ),
  };
  for (const { number, language } of archive) await keep(db(), archived(number, language));
  await keep(db(), { ...longest, signatories: longest.signatories.slice(0, 60), date: '2019-05-01' });
  await keep(db(), { ...longest, date: '2019-09-01' });
  // Enough in common that some stand out, and enough else that it tells.
  for (let at = 0; at < 36; at += 1) {
    const some = at < 9 ? longest.signatories.slice(0, 12) : longest.signatories.slice(100, 120);
    await keep(db(), {
      ...longest,
      number: 800 + at,
      document: 16_800 + at,
      fileId: 41_000 + at,
      signatories: some.map((one, place) => ({ ...one, position: place + 1 })),
    });
  }
}

const commands: readonly (readonly [string, Record<string, string | boolean>])[] = [
  ['declaration show', { number: '701' }],
  ['declaration latest', {}],
  ['declaration random', {}],
  ['declaration show', { number: 'elections' }],
  ['declaration show', { number: '650' }],
  ['signatories', { number: '701' }],
  ['signatories', { number: '701', group: 'SOC', delegation: 'IT', new: true }],
  ['signatory', { name: name(0) }],
  ['signatory', { name: 'Cozmanciuc' }],
  ['signatory', { name: 'Qqqqq' }],
  ['delegation', { country: 'Albania' }],
  ['delegation', { country: 'republic' }],
  ['group', { name: 'EPP/CD' }],
  ['group', { name: 'Whigs' }],
  ['search', { words: 'démocratique OR kazakhstan OR rights' }],
  [
    'search',
    { from: '2010', to: '2024-06-30', delegation: 'FR', group: 'SOC', country: 'KZ', topic: 'elections' },
  ],
  ['search', { words: 'walrus' }],
  ['compare declarations', { first: '701', second: '800' }],
  ['compare signatories', { first: name(0), second: name(1) }],
  ['stats', { by: 'year' }],
  ['stats', { by: 'topic' }],
  ['stats', { by: 'delegation' }],
  ['stats', { by: 'group' }],
  ['stats', { by: 'signatory', country: 'Kazakhstan' }],
  ['stats', { by: 'delegation', topic: 'elections', time: '2010..2024' }],
  ['compare countries', { first: 'Kazakhstan', second: 'Albania' }],
  ['compare topics', { first: 'elections', second: 'institution' }],
  ['report', { country: 'Kazakhstan', time: '2010..2024' }],
  ['report', { time: '2019' }],
  ['report', { topic: 'elections', time: '1960' }],
  ['export declaration', { number: '701' }],
  ['export signatory', { name: name(0) }],
  ['export together', { name: name(0), format: 'csv' }],
  ['export delegation', { country: 'Albania', format: 'json' }],
  ['export group', { name: 'SOC' }],
  ['export search', { words: 'démocratique' }],
  ['export compare', { first: '701', second: '800' }],
  ['export stats', { by: 'year' }],
  ['export dataset', {}],
  ['export dataset', { part: 'signatures', format: 'xlsx' }],
  ['help', {}],
  ['topics', {}],
  ['topics', { topic: 'elections' }],
  ['topics', { topic: 'elections', network: true }],
  ['status', {}],
];

interface Step {
  readonly on: Message;
  readonly shown: Component[];
  readonly customId: string;
  readonly values: readonly string[];
}

/** Everything that can be pressed or chosen on a message, as it stands now. */
function steps(reply: Reply): Step[] {
  const { message } = reply;
  if (message === null) return [];
  const { buttons, selects } = controlsOf(message.components);
  const shown = message.components;
  return [
    ...buttons.map(({ custom_id: customId = '' }) => ({ on: message, shown, customId, values: [] })),
    ...selects.flatMap(({ custom_id: customId = '', options = [] }) =>
      options.map(({ value }) => ({ on: message, shown, customId, values: [value] })),
    ),
  ];
}

/** What a step is known by, so that each is taken once; of sharing and exporting, one of each kind of view. */
function keyOf({ customId, values }: Step): string {
  const press = parseCustomId(customId, values);
  if (press === null) throw new Error(`Nobody reads ${customId} ${values.join()}.`);
  const { action, view } = press;
  if (action === 'share' || action === 'export' || action === 'cite') return `${action} ${view.kind}`;
  switch (view.kind) {
    // There are many of these, and they are alike.
    case 'random':
      return view.kind;
    case 'signatory':
    case 'declaration':
    case 'signed':
    case 'together':
      return `${view.kind} ${JSON.stringify(view).length}`;
    case 'signatories':
      return view.number === 701 ? JSON.stringify(view) : `${view.kind} ${view.page}`;
    default:
      return JSON.stringify(view);
  }
}

describe.each([
  ['en-GB', reader],
  ['fr', lectrice],
] as const)('in %s', (_locale, user) => {
  beforeEach(theLongest);

  test('every command, button, select and page is one that Discord takes, and says something', async () => {
    const taken = new Set<string>();
    const kinds = new Set<string>();
    const waiting: Step[] = [];
    const see = (reply: Reply, what: string) => {
      const { discord } = bot();
      if (discord.refusals.length > 0) throw new Error(`${what}: ${JSON.stringify(discord.refusals)}`);
      expect([what, said(reply) || reply.message?.files.length]).not.toEqual([what, '']);
      expect(said(reply)).not.toMatch(/undefined|NaN|\[object|Something went wrong|problème de mon côté/u);
      for (const step of steps(reply)) {
        const key = keyOf(step);
        if (taken.has(key)) continue;
        taken.add(key);
        waiting.push(step);
      }
    };
    for (const [command, options] of commands) {
      see(await ask(command, options, user()), `/${command} ${JSON.stringify(options)}`);
    }
    for (let step = waiting.shift(); step && taken.size < 1500; step = waiting.shift()) {
      const { on, shown, customId, values } = step;
      on.components = shown;
      kinds.add(`${parseCustomId(customId, values)?.action} ${parseCustomId(customId, values)?.view.kind}`);
      see(await bot().discord.click({ on, customId, values, user: user() }), `${customId} ${values.join()}`);
    }
    expect(waiting).toHaveLength(0);
    // One by chance is shared as what it is; a list of those named together stands under a message of the bot's own; a text is copied.
    const elsewhere = new Set<string>(['random', 'listed', 'reportText']);
    const sharedHere = viewKinds.filter(({ kind }) => !elsewhere.has(kind));
    expect([...kinds].filter((kind) => kind.startsWith('share')).toSorted()).toEqual(
      sharedHere.map(({ kind }) => `share ${kind}`).toSorted(),
    );
    expect(taken.size).toBeGreaterThan(150);
  }, 300_000);
});
