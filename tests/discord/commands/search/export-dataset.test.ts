import { strFromU8, unzipSync } from 'fflate';
import type { ChatInputCommandInteraction } from 'discord.js';
import { expect, test } from 'vitest';
import { progressIn } from '../../../../src/discord/interactions/progress.ts';
import { exportDataset } from '../../../../src/discord/queries/export-dataset.ts';
import { isTroubleCard } from '../../../../src/discord/render/notice.ts';
import { exported, filesIn } from '../../../dataset/support/files.ts';
import { fillStore } from '../../../dataset/support/fill.ts';
import { useReading } from '../../support/reading-setup.ts';
import { said } from '../../support/said.ts';

const { db, ask, lectrice } = useReading();
const today = new Date().toISOString().slice(0, 10);

test('the whole data set is one archive with the files that the operator’s verb writes', async () => {
  await fillStore(db());
  const reply = await ask('export dataset');
  expect(reply.ephemeral).toBe(true);
  expect(said(reply)).toContain('The whole data set: 3 written declarations, as of 9 January 2026.');
  const [file] = reply.message?.files ?? [];
  expect(file?.name).toBe(`written-declarations_${today}.zip`);
  const packed = Object.entries(unzipSync(file?.data ?? new Uint8Array())).map(
    ([name, bytes]) => [name, strFromU8(bytes, true)] as const,
  );
  expect(Object.fromEntries(packed)).toEqual(await filesIn(await exported(db())));
});

test.each([
  ['csv', 'csv', /^\ufeffnumber,edition,date,position,/u],
  ['json', 'jsonl', /^\{"number":500,"edition":1,"date":"2015-01-26","position":1,/u],
  ['xlsx', 'xlsx', /^PK/u],
])('a part of it as %s', async (format, ending, begins) => {
  await fillStore(db());
  const reply = await ask('export dataset', { part: 'signatures', format, since: '2015' });
  const [file] = reply.message?.files ?? [];
  expect(file?.name).toBe(`written-declarations-signatures-since-2015-01-01_${today}.${ending}`);
  expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(file?.data)).toMatch(begins);
});

test('a day that is none is said to be, and an empty answer too', async () => {
  expect(said(await ask('export dataset', { since: 'soon' }))).toContain('soon');
  await fillStore(db());
  const nothing = await ask('export dataset', { part: 'texts', since: '2030' }, lectrice());
  expect(said(nothing)).toContain('Textes\u00a0: 0 déclaration écrite.');
  expect(said(nothing)).toContain('Le fichier ne contient aucune ligne');
});

test.each([
  [null, null],
  ['texts', 'csv'],
  ['texts', 'xlsx'],
] as const)('what Discord would not take is not sent (%s, %s)', async (part, format) => {
  await fillStore(db());
  const asked = { part, format, since: null, maxBytes: 5_000 };
  const reply = await exportDataset(db(), asked, 'en');
  if ('components' in reply) throw new Error('A card was expected.');
  expect(isTroubleCard(reply)).toBe(true);
  expect(JSON.stringify(reply)).toContain('Choose one part');
  expect(reply.files).toBeUndefined();
});

test('says how far it is, once Discord was asked for time, and not too often', async () => {
  let at = 0;
  const edits: string[] = [];
  const interaction = {
    deferred: false,
    editReply: async (body: object) => void edits.push(JSON.stringify(body)),
  };
  const progress = progressIn(interaction as unknown as ChatInputCommandInteraction, () => at);
  const say = (text: string) => progress.say(() => text);
  at = 10_000;
  say('nobody waits yet');
  interaction.deferred = true;
  say('1 of 9');
  await progress.end();
  say('2 of 9');
  at = 14_000;
  say('5 of 9');
  await progress.end();
  expect(edits).toEqual([expect.stringContaining('1 of 9'), expect.stringContaining('5 of 9')]);
});
