import { describe, expect, test } from 'vitest';
import type { Reply } from 'discord-sandbox';
import { formatDate } from '../../../../src/i18n/format.ts';
import { archived, keep, later } from '../../../support/declarations/declarations.ts';
import { listOf } from '../../../store/support/lists.ts';
import { useReading } from '../../support/reading-setup.ts';
import { controlsOf, said } from '../../support/said.ts';

const { db, bot, ask, reader } = useReading();
const press = (on: Reply, label: string, user = reader()) => bot().discord.click({ on, label, user });
const today = new Date().toISOString().slice(0, 10);
const [english, french] = [formatDate(today, 'en'), formatDate(today, 'fr')];

async function keepEditions(): Promise<void> {
  const one = listOf(500, '2015-01-26', 'Mr Axel FISCHER, Germany, EPP/CD');
  await keep(db(), one);
  const names = ['Mr Axel FISCHER, Germany, EPP/CD', 'Ms Anne BRASSEUR, Luxembourg, ALDE'];
  await keep(db(), { ...listOf(500, '2015-02-02', ...names), fileId: 20_501 }, later(1000));
}

describe('Cite', () => {
  test('gives a declaration with its numbers, day, address and the day of access, in both languages', async () => {
    await keep(db(), archived(572));
    await keep(db(), archived(572, 'fr'));
    const { document, date, title } = archived(572);
    const cited = await press(await ask('declaration show', { number: '572' }), 'Cite');
    expect(cited.ephemeral).toBe(true);
    const text = said(cited);
    expect(text).toContain(
      `Parliamentary Assembly of the Council of Europe, “${title}”, Written declaration No. 572, Doc. ${document}, ${formatDate(date, 'en')}. https://assembly.example/en/files/${archived(572).fileId} (accessed ${english}).`,
    );
    expect(text).toContain(
      `«\u00a0${archived(572, 'fr').title}\u00a0», Déclaration écrite n°\u00a0572, Doc.\u00a0${document}`,
    );
    expect(text).toContain(`(consultée le ${french}).`);
  });

  test('names the edition where it is a later one, from the list of signatories too', async () => {
    await keepEditions();
    const own = await press(await ask('signatories', { number: '500' }), 'Cite');
    expect(said(own)).toContain('2 February 2015 (edition 2).');
  });

  test('gives any other answer with what was asked and the day', async () => {
    await keep(db(), archived(682));
    const cited = await press(await ask('signatory', { name: 'rampi' }), 'Cite');
    expect(said(cited)).toContain(`Hemicycle, “Declarations signed by Roberto RAMPI”, compiled from`);
    expect(said(cited)).toContain(`(as of ${english}).`);
    expect(said(cited)).toContain(`«\u00a0Déclarations signées par Roberto RAMPI\u00a0», d’après`);
  });

  test('a title that has quotation marks itself keeps them, as those of a quotation within', async () => {
    await keep(db(), { ...archived(682), title: 'The law on “foreign agents” in Georgia' });
    const cited = said(await press(await ask('declaration show', { number: '682' }), 'Cite'));
    expect(cited).toContain('“The law on ‘foreign agents’ in Georgia”, Written declaration');
    expect(cited).toContain('«\u00a0The law on “foreign agents” in Georgia\u00a0», Déclaration écrite');
  });

  test('a title cannot end the block that it stands in', async () => {
    await keep(db(), { ...archived(682), title: 'A ``` title @everyone' });
    const cited = await press(await ask('declaration show', { number: '682' }), 'Cite');
    expect(said(cited).match(/```/gu)).toHaveLength(4);
  });
});

test('what is shared names the day', async () => {
  await keep(db(), archived(682));
  const shared = await press(await ask('declaration show', { number: '682' }), 'Share');
  expect(said(shared)).toContain(`Partagé par <@${reader().id}>, état au ${french}`);
});

describe('editions', () => {
  test('who was added when, the newest first', async () => {
    await keepEditions();
    const shown = await press(await ask('declaration show', { number: '500' }), 'Editions (2)');
    const text = said(shown);
    expect(text).toContain('Editions of No. 500');
    expect(text).toMatch(
      /Edition 2 of 2 February 2015\]\([^)]*\)\*\* · 2 signatories\n1 name added: Anne BRASSEUR \(Luxembourg\)/u,
    );
    expect(text.indexOf('Edition 2')).toBeLessThan(text.indexOf('Edition 1'));
    const files = await press(shown, 'Export');
    expect(new TextDecoder().decode(files.message?.files[1]?.data)).toMatch(
      /500,14500,2,2015-02-02,[^,]*,2,Ms,Anne,BRASSEUR,Anne BRASSEUR,LU,Luxembourg,ALDE,\d+/u,
    );
    const back = await press(shown, 'Back to the declaration');
    expect(said(back)).toContain('Title of No. 500');
  });

  test('a declaration with one edition has no such button', async () => {
    await keep(db(), archived(682));
    const shown = await ask('declaration show', { number: '682' });
    expect(controlsOf(shown.components).buttons.map(({ label }) => label)).not.toContain('Editions (1)');
  });

  test('many editions with many names fit on pages', async () => {
    const all = Array.from(
      { length: 300 },
      (_, at) => `Mr Given${at} FAMILY${'X'.repeat(40)}${at}, Germany, SOC`,
    );
    for (let edition = 1; edition <= 9; edition += 1) {
      const names = all.slice(0, edition * 30);
      await keep(
        db(),
        { ...listOf(501, `2015-01-${10 + edition}`, ...names), fileId: 21_000 + edition },
        later(edition),
      );
    }
    const first = await press(await ask('declaration show', { number: '501' }), 'Editions (9)');
    expect(said(first)).toContain('Page 1 of 2');
    expect(said(await press(first, 'Next page ▶'))).toContain('Edition 1 of');
  });
});
