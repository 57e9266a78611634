import { beforeEach, describe, expect, test } from 'vitest';
import { archived, keep } from '../../../support/declarations/declarations.ts';
import { useReading } from '../../support/reading-setup.ts';
import { said } from '../../support/said.ts';

const { db, bot, ask, reader, lectrice, restart } = useReading();

beforeEach(async () => {
  for (const number of [682, 679]) await keep(db(), archived(number));
});

describe('/report', () => {
  test('says what happened on a country in a time, with a picture, a file and a text in both languages', async () => {
    const on = await ask('report', { country: 'Kazakhstan', time: 'June 2019' });
    const shown = said(on);
    expect(shown).toContain('### Kazakhstan, June 2019');
    expect(shown).toMatch(/\*\*1 written declaration about Kazakhstan\*\*, of \d+ tabled in that period/u);
    expect(shown).toContain('Most signatures: ');
    expect(shown).toContain('Delegations: ');
    expect(shown).toContain('No. 682');
    const names = on.message?.files.map(({ name }) => name) ?? [];
    expect(names).toEqual([
      'by-delegation.png',
      expect.stringMatching(/^report-kz-2019-06-01-2019-06-30_.*\.xlsx$/u),
    ]);
    await restart();
    const text = said(await bot().discord.click({ on, label: 'Text to copy', user: reader() }));
    expect(text).toContain(
      'Parliamentary Assembly of the Council of Europe, June 2019: 1 written declaration about',
    );
    expect(text).toContain(
      'Assemblée parlementaire du Conseil de l’Europe, juin 2019\u00a0: 1 déclaration écrite',
    );
    expect(text).toContain('No. 682 (27 June 2019): ');
    const exported = await bot().discord.click({ on, label: 'Export', user: reader() });
    expect(exported.message?.files).toHaveLength(3);
    const shared = await bot().discord.click({ on, label: 'Share', user: reader() });
    expect(shared.message?.files).toHaveLength(2);
  });

  test('on a part-session by its name, and on everything, a topic, a member, a delegation and a group, in French', async () => {
    const time = 'partie de session de juin 2019';
    const all = said(await ask('report', { time }, lectrice()));
    expect(all).toContain('### Déclarations écrites, partie de session de juin 2019 (17');
    for (const [option, value, words] of [
      ['topic', 'elections', 'sur le thème'],
      ['signatory', 'Rampi', '2 déclarations écrites signées par Roberto RAMPI'],
      ['delegation', 'Italie', 'par des membres de la délégation de l’Italie'],
      ['group', 'SOC', 'par des membres du groupe SOC'],
    ] as const)
      expect(said(await ask('report', { [option]: value, time: '2019' }, lectrice()))).toContain(words);
  });

  test('says so where there is nothing, takes last month for granted, and refuses what it cannot read', async () => {
    const empty = await ask('report', { country: 'Italy' });
    expect(said(empty)).toContain('No written declaration on record about Italy was tabled in that period');
    expect(empty.message?.files).toEqual([]);
    const text = await bot().discord.click({ on: empty, label: 'Text to copy', user: reader() });
    expect(said(text)).toContain('No written declaration on record about Italy was tabled in that period');
    expect(said(await ask('report', { country: 'Italy', topic: 'elections' }))).toContain(
      'covers one subject',
    );
    expect(said(await ask('report', { time: 'soon' }))).toContain('cannot read **soon** as a period');
  });
});
