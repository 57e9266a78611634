import { expect, test } from 'vitest';
import type { Reply } from 'discord-sandbox';
import { archived, keep, signature } from '../../../support/declarations/declarations.ts';
import { saidToBeAbout } from '../../../store/support/about.ts';
import { useReading } from '../../support/reading-setup.ts';
import { controlsOf, partsOf, said } from '../../support/said.ts';
import { networkView } from '../../../../src/discord/queries/network/network.ts';
import { refreshCounters } from '../../../../src/store/stats/refresh-counters.ts';

const { db, bot, ask, reader, lectrice } = useReading();

const year = new Date().getUTCFullYear();
const people = {
  ana: ['Ms', 'Ana LUPU', 'Romania', 'EPP/CD'],
  ion: ['Mr', 'Ion LUPU', 'Romania', 'SOC'],
  dan: ['Mr', 'Dan POPA', 'Romania', 'SOC'],
  cem: ['Mr', 'Cem KAYA', 'Turkey', 'SOC'],
  dea: ['Ms', 'Dea MUNK', 'Denmark', 'SOC'],
} as const;

async function signed(number: number, date: string, ...names: readonly (keyof typeof people)[]) {
  const { id } = await keep(db(), {
    ...archived(682),
    number,
    document: 10_000 + number,
    fileId: 20_000 + number,
    date,
    signatories: names.map((name, at) => signature(at + 1, people[name])),
  });
  await saidToBeAbout(db(), id, ['elections']);
  await db().transaction((tx) => refreshCounters(tx, [id]));
}

/** Two of one delegation sign with one another what the third does not; others fill the time. */
async function aTime() {
  for (let at = 1; at <= 12; at += 1) await signed(at, `${year}-02-01`, 'ana', 'ion', 'cem');
  for (let at = 13; at <= 60; at += 1) await signed(at, `${year}-02-01`, 'cem', 'dea', 'dan');
}

const filesOf = ({ message }: Reply) => message?.files ?? [];
const describedIn = ({ components }: Reply) =>
  partsOf(components).flatMap(({ items = [] }) => items.map(({ description }) => description));

test('a delegation leads to who signs with whom in it, as a picture, in words and as a table', async () => {
  await aTime();
  const delegation = await ask('delegation', { country: 'RO' });
  expect(filesOf(delegation)).toMatchObject([{ name: 'signed-by-members.png' }]);
  const network = await bot().discord.click({
    on: delegation,
    label: 'Who signs with whom',
    user: reader(),
  });
  expect(said(network)).toContain('Who signs with whom: Delegation of Romania');
  expect(said(network)).toContain('1 pair among 2 members, from 60 written declarations');
  expect(said(network)).toMatch(/Ana LUPU and Ion LUPU: 12 together, \d\.\d expected, ×\d\.\d/u);
  expect(filesOf(network)).toMatchObject([{ name: 'who-signs-with-whom.png' }]);
  // Both have the same family name.
  expect(describedIn(network)).toEqual([expect.stringContaining('A. LUPU – I. LUPU 12')]);
  const everything = await bot().discord.click({ on: network, label: 'All years', user: reader() });
  expect(said(everything)).toContain('**All years** · 1 pair');
  const asking = { db: db(), language: 'en', sharedBy: null } as const;
  const view = { kind: 'network', of: 'delegation', code: 'RO', years: 0 } as const;
  const exported = await networkView.exportTable(asking, view);
  expect(exported?.title).toBe('Who signs with whom: Delegation of Romania');
  expect(exported?.table.rows).toHaveLength(1);
  expect(exported?.table.rows[0]).toEqual(
    expect.arrayContaining(['Ana LUPU', 'RO', 'Romania', 'EPP/CD', 'Ion LUPU', 'SOC', 12]),
  );
});

test('a topic shows it on request, with everybody’s country, in French as well', async () => {
  await aTime();
  const network = await bot().discord.run({
    command: 'topics',
    options: { topic: 'elections', network: true },
    user: lectrice(),
  });
  expect(said(network)).toContain('Qui signe avec qui : Élections et démocratie'.replace(' :', '\u00a0:'));
  expect(describedIn(network)).toEqual([expect.stringMatching(/LUPU RO – .*LUPU RO 12/u)]);
  expect(controlsOf(network.components).buttons.map(({ label }) => label)).toContain('Toutes les années');
});

test('says so where nobody is tied, and where the topic is not known or has nothing', async () => {
  await aTime();
  const delegation = await ask('delegation', { country: 'DK' });
  const nobody = await bot().discord.click({ on: delegation, label: 'Who signs with whom', user: reader() });
  expect(said(nobody)).toContain('Nobody. It takes at least 5 declarations in common');
  expect(filesOf(nobody)).toEqual([]);
  expect(said(await ask('topics', { topic: 'qqqq', network: true }))).toMatch(/no topic called/u);
  expect(said(await ask('topics', { topic: 'health', network: true }))).toContain(
    'No written declaration on this topic',
  );
});
