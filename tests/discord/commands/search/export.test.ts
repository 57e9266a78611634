import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Reply } from 'discord-sandbox';
import { archived, keep } from '../../../support/declarations/declarations.ts';
import { useReading } from '../../support/reading-setup.ts';
import { said } from '../../support/said.ts';

const { db, bot, ask, reader, lectrice } = useReading();
const today = new Date().toISOString().slice(0, 10);
const bytes = (reply: Reply, at: number) => reply.message?.files[at]?.data ?? new Uint8Array();
const text = (reply: Reply, at = 0) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes(reply, at));
const cells = (line = '') => line.split(',');

/** What stands in the cells of a sheet: text as it is, numbers as they are written, days as Excel counts them. */
function sheetOf(workbook: Uint8Array, nth: number): string[][] {
  const files = unzipSync(workbook);
  const part = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  const shared = [...part('xl/sharedStrings.xml').matchAll(/<si>.*?<t[^>]*>(?<text>[^<]*)<\/t>/gsu)].map(
    ({ groups }) => groups?.['text'] ?? '',
  );
  return [...part(`xl/worksheets/sheet${nth}.xml`).matchAll(/<row[^>]*>(?<row>.*?)<\/row>/gsu)].map(
    ({ groups }) =>
      [...(groups?.['row'] ?? '').matchAll(/<c (?<is>[^>]*)><v>(?<value>[^<]*)<\/v>/gu)].map(
        ({ groups: cell }) => {
          const { is = '', value = '' } = cell ?? {};
          return is.includes('t="s"') ? (shared[Number(value)] ?? '') : value;
        },
      ),
  );
}

test('gives the whole of what is shown, as workbook, CSV and JSON, to the presser alone', async () => {
  await keep(db(), archived(682));
  const roster = await ask('signatories', { number: '682' });
  const files = await bot().discord.click({ on: roster, label: 'Export', user: reader() });
  expect(files.ephemeral).toBe(true);
  expect(files.message?.files.map(({ name }) => name)).toEqual(
    ['xlsx', 'csv', 'json'].map((ending) => `declaration-682_${today}.${ending}`),
  );
  const lines = text(files, 1).split('\r\n');
  expect(lines[0]).toBe(
    '\ufeffnumber,document,date,url,position,honorific,given_name,family_name,name,delegation_code,delegation,group_code,group,added,signatory_id',
  );
  expect(lines).toHaveLength(1 + 32 + 1);
  expect(lines[1]).toMatch(
    /^682,14933,2019-06-27,https:[^,]*,1,Mr,Roberto,RAMPI,Roberto RAMPI,IT,Italy,SOC,SOC,false,\d+$/u,
  );
  const json = JSON.parse(text(files, 2)) as { title: string; made: string; rows: object[] };
  expect(json).toMatchObject({ title: 'Signatories of No. 682', source: 'https://pace.coe.int' });
  expect(json.made).toMatch(new RegExp(`^${today}T\\d\\d:\\d\\dZ$`, 'u'));
  expect(json.rows).toHaveLength(32);
  expect(said(files)).toContain('32 rows, as an Excel workbook, CSV and JSON');
});

test('a workbook says on its first sheet what was asked and when; days are days, and nothing is a formula', async () => {
  const { signatories, ...rest } = archived(682);
  await keep(db(), { ...rest, signatories: signatories.map((one) => ({ ...one, honorific: '=1+1' })) });
  const reply = await ask('export declaration', { number: '682', format: 'xlsx' }, lectrice());
  const workbook = bytes(reply, 0);
  const about = Object.fromEntries(sheetOf(workbook, 1));
  expect(about).toMatchObject({
    Demande: 'Signataires de la déclaration n°\u00a0682',
    Lignes: '32',
    Source: 'https://pace.coe.int',
  });
  expect(about['Créé le (UTC)']).toMatch(new RegExp(`^${today} `, 'u'));
  const data = sheetOf(workbook, 2);
  expect(data[0]?.slice(0, 3)).toEqual(['number', 'document', 'date']);
  const counted = (Date.parse('2019-06-27') - Date.parse('1899-12-30')) / 86_400_000;
  expect(data[1]?.slice(0, 3)).toEqual(['682', '14933', String(counted)]);
  expect(data[1]).toContain('=1+1');
  expect(strFromU8(unzipSync(workbook)['xl/worksheets/sheet2.xml'] ?? new Uint8Array())).not.toContain('<f>');
});

test('codes are the same in both languages, and names are those of the reader', async () => {
  await keep(db(), archived(682));
  const [english, french] = [
    text(await ask('export declaration', { number: '682', format: 'csv' })).split('\r\n'),
    text(await ask('export declaration', { number: '682', format: 'csv' }, lectrice())).split('\r\n'),
  ];
  const columns = cells(english[0]?.slice(1));
  const translated = new Set(['delegation', 'group'].map((name) => columns.indexOf(name)));
  const same = (line: string) => cells(line).filter((_cell, at) => !translated.has(at));
  expect(english.map(same)).toEqual(french.map(same));
  expect(cells(french[1])[columns.indexOf('delegation')]).toBe('Italie');
});

test('a table with nothing in it says so', async () => {
  const reply = await ask('export stats', { by: 'year' });
  expect(said(reply)).toContain('The file has no rows');
  expect(sheetOf(bytes(reply, 0), 2)[1]).toEqual([expect.stringContaining('The file has no rows')]);
  expect(text(reply, 1)).toBe('\ufeffyear,name,declarations,of\r\n');
});

test.each([
  ['export declaration', { number: '682', format: 'csv' }, 'declaration-682', 'number,document,date,url,'],
  ['export signatory', { name: 'rampi', format: 'csv' }, 'signed-by-roberto-rampi', 'number,document,'],
  ['export together', { name: 'rampi', format: 'csv' }, 'signs-with-roberto-rampi', 'signatory_id,'],
  ['export delegation', { country: 'Italy', format: 'csv' }, 'delegation-it-members', 'signatory_id,'],
  ['export group', { name: 'SOC', format: 'csv' }, 'group-soc-members', 'signatory_id,'],
  ['export search', { words: 'kazakhstan', format: 'csv' }, 'search-words-kazakhstan', 'number,document,'],
  ['export compare', { first: '682', second: '679', format: 'csv' }, 'compare-682-679', 'signatory_id,'],
  ['export stats', { by: 'group', format: 'csv' }, 'by-group', 'group_code,name,'],
] as const)('/%s gives one file of the kind asked for', async (command, options, name, begins) => {
  await keep(db(), archived(682));
  await keep(db(), archived(679));
  const reply = await ask(command, options);
  expect(reply.message?.files.map((file) => file.name)).toEqual([`${name}_${today}.csv`]);
  expect(text(reply)).toMatch(new RegExp(`^\ufeff${begins}`, 'u'));
  const all = await ask(
    command,
    Object.fromEntries(Object.entries(options).filter(([key]) => key !== 'format')),
  );
  expect(all.message?.files).toHaveLength(3);
});
