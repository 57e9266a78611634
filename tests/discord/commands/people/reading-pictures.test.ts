import { expect, test } from 'vitest';
import type { Reply } from 'discord-sandbox';
import { archived, keep } from '../../../support/declarations/declarations.ts';
import { useReading } from '../../support/reading-setup.ts';
import { partsOf } from '../../support/said.ts';

const { db, bot, ask, reader, lectrice } = useReading();

const filesOf = ({ message }: Reply) => message?.files ?? [];

/** What a gallery says of its pictures. */
const describedIn = ({ components }: Reply) =>
  partsOf(components).flatMap(({ items = [] }) => items.map(({ description }) => description));

test('a declaration shows its hemicycle, in words too, in the language of the reader', async () => {
  await keep(db(), archived(682));
  const english = await ask('declaration show', { number: '682' });
  expect(filesOf(english)).toMatchObject([{ name: 'declaration-682-groups.png', contentType: 'image/png' }]);
  expect(describedIn(english)).toEqual([expect.stringContaining('SOC 9')]);
  const french = await bot().discord.run({
    command: 'declaration show',
    options: { number: '682' },
    user: lectrice(),
  });
  expect(describedIn(french)).toEqual([expect.stringContaining('PPE/DC 11')]);
});

test('its signatories show where they come from, on the first page of everybody only', async () => {
  await keep(db(), archived(682));
  const first = await ask('signatories', { number: '682' });
  expect(filesOf(first)).toMatchObject([{ name: 'declaration-682-delegations.png' }]);
  const second = await bot().discord.click({ on: first, label: 'Next page ▶', user: reader() });
  expect(second.message).toBe(first.message);
  expect(filesOf(second)).toEqual([]);
  expect(filesOf(await ask('signatories', { number: '682', group: 'SOC' }))).toEqual([]);
});

test('a member shows the years, and a topic does', async () => {
  await keep(db(), archived(682));
  const member = await ask('signatory', { name: 'Rampi' });
  expect(filesOf(member)).toMatchObject([{ name: 'signed-by-year.png' }]);
  expect(describedIn(member)).toEqual([expect.stringContaining('Roberto RAMPI')]);
  const topic = await ask('topics', { topic: 'elections' });
  expect(filesOf(topic)).toMatchObject([{ name: 'topic-by-year.png' }]);
  expect(topic.embeds[0]?.image?.url).toBeDefined();
  expect(bot().discord.refusals).toEqual([]);
});

test.each([
  ['stats', { by: 'year' }, 'by-year.png'],
  ['stats', { by: 'topic' }, 'by-topic.png'],
  ['stats', { by: 'delegation' }, 'by-delegation.png'],
  ['stats', { by: 'group' }, 'by-group.png'],
  ['stats', { by: 'group', country: 'KZ' }, 'who-signed.png'],
  ['delegation', { country: 'IT' }, 'signed-by-members.png'],
  ['group', { name: 'SOC' }, 'signed-by-members.png'],
  ['topics', {}, 'topics.png'],
  ['compare declarations', { first: '682', second: '679' }, 'overlap.png'],
  ['compare signatories', { first: 'Rampi', second: 'Popsoi' }, 'overlap.png'],
  ['compare countries', { first: 'KZ', second: 'RU' }, 'overlap.png'],
] as const)('%s %o is drawn, and says what is drawn', async (command, options, name) => {
  for (const number of [679, 682]) await keep(db(), archived(number));
  const reply = await ask(command, options);
  expect(filesOf(reply)).toMatchObject([{ name }]);
  expect(filesOf(reply)[0]?.description ?? describedIn(reply)[0]).toMatch(/\w/u);
});
