import { beforeEach, describe, expect, test } from 'vitest';
import { archived, keep } from '../../../support/declarations/declarations.ts';
import { optionOf, useReading } from '../../support/reading-setup.ts';
import { said } from '../../support/said.ts';

const { db, bot, ask, offered, reader, lectrice, restart } = useReading();

beforeEach(async () => {
  for (const number of [682, 679]) await keep(db(), archived(number));
});

describe('who signs on what', () => {
  test('one question of /stats: of a delegation, on a country, since a day, with shares; in English and French', async () => {
    const asked = { by: 'signatory', country: 'Kazakhstan', delegation: 'Italy', time: 'since 2019' };
    const shown = said(await ask('stats', asked));
    expect(shown).toContain('### Who signed\nAbout Kazakhstan · since 2019');
    expect(shown).toContain('Signed by members of the delegation of Italy');
    expect(shown).toContain('**1 written declaration**');
    expect(shown).toContain('1 of them (100%) has at least one of their signatures');
    expect(shown).toMatch(/\d\\\. Roberto RAMPI, 🇮🇹\u00a0Italy · \*\*1\*\* of 1 \(100%\)/u);
    expect(shown).toContain('commits only');
    const french = said(await ask('stats', { ...asked, by: 'delegation', time: 'depuis 2019' }, lectrice()));
    expect(french).toContain('### Quelles délégations ont signé\nConcernant le Kazakhstan · depuis 2019');
    expect(french).toMatch(/Italie · \*\*1\*\* sur 1 \(100\s%\)/u);
  });

  test('is exported, cited and listed, and its buttons outlive a restart', async () => {
    const on = await ask('stats', { by: 'signatory', country: 'Kazakhstan', group: 'SOC' });
    await restart();
    const press = (label: string) => bot().discord.click({ on, label, user: reader() });
    const files = await press('Export');
    const csv = new TextDecoder().decode(files.message?.files[1]?.data);
    expect(csv.split('\r\n')[0]).toBe(
      'signatory_id,given_name,family_name,name,delegation_code,delegation,signed,could_have_signed,share',
    );
    expect(csv).toMatch(/Roberto,RAMPI,Roberto RAMPI,IT,Italy,1,1,1\r\n/u);
    expect(said(await press('Cite'))).toContain(
      '“Who signed (Signed by members of the group SOC · about Kazakhstan)”',
    );
    const by = await bot().discord.click({ on, ...optionOf(on, 'delegation') });
    expect(said(by)).toContain('### Which delegations signed');
    expect(said(await press('The declarations'))).toContain('No. 682');
  });

  test('counts every declaration by member where nothing narrows it down, and says where nothing fits', async () => {
    const all = await ask('stats', { by: 'signatory' });
    expect(said(all)).toContain('### Who signed\nAll written declarations');
    expect(said(await bot().discord.click({ on: all, label: 'Next page ▶', user: reader() }))).toContain(
      '21\\.',
    );
    expect(said(await ask('stats', { by: 'year' }))).toContain('### Written declarations by year');
    expect(said(await ask('stats', { by: 'year', time: '1999' }))).toContain(
      'No written declaration on record matches this search (1999',
    );
    expect(said(await ask('stats', { by: 'group', time: 'soon' }))).toContain(
      'cannot read **soon** as a period',
    );
    const table = await ask('export stats', { by: 'topic', country: 'Kazakhstan', format: 'csv' });
    expect(new TextDecoder().decode(table.message?.files[0]?.data)).toContain(
      'topic_code,name,signed,could_have_signed,share',
    );
  });
});

describe('two countries or topics', () => {
  test('who signed on both, and who on one only', async () => {
    const on = await ask('compare countries', { first: 'Kazakhstan', second: 'Moldova', time: '2019' });
    const shown = said(on);
    expect(shown).toContain('Kazakhstan and 🇲🇩');
    expect(shown).toContain('\n2019');
    expect(shown).toMatch(/Kazakhstan: 1 written declaration, 32 signatories/u);
    expect(shown).toMatch(
      /\*\*\d+ members? signed declarations on both\*\*, \d+% of all who signed on at least one/u,
    );
    const only = await bot().discord.click({
      on,
      ...optionOf(on, 'Who signed only on Kazakhstan'),
      user: reader(),
    });
    expect(said(only)).toMatch(/· 1 · 0/u);
    expect(said(only)).not.toMatch(/· 1 · 1/u);
    const files = await bot().discord.click({ on, label: 'Export', user: reader() });
    const csv = new TextDecoder().decode(files.message?.files[1]?.data);
    expect(csv.split('\r\n')[0]).toMatch(/,signed_kz,signed_md$/u);
    expect(said(files)).toContain('Who signed on Kazakhstan and on Republic of Moldova, 2019');
  });

  test('topics as well, in French; the same twice is refused, what is unknown said', async () => {
    const on = await ask('compare topics', { first: 'elections', second: 'media' }, lectrice());
    expect(said(on)).toMatch(
      /ont signé des déclarations sur les deux|Personne n’a signé de déclarations sur les deux/u,
    );
    const twice = { first: 'elections', second: 'elections' };
    expect(said(await ask('compare topics', twice))).toContain('chose the same one twice');
    const unknown = { first: 'Atlantis', second: 'Italy' };
    expect(said(await ask('compare countries', unknown))).toContain('no country called **Atlantis**');
  });

  test('how a time is read is shown while it is typed', async () => {
    expect(await offered('stats', 'time', 'janvier 2020')).toEqual([
      {
        name: expect.stringMatching(/^janvier 2020: 1\s–\s31 January 2020$/u),
        value: '2020-01-01..2020-01-31',
      },
    ]);
    expect(
      (await offered('search', 'time', '', lectrice())).map(({ name }) => name.split(/\s:/u)[0]),
    ).toEqual([
      'cette année',
      'l’an dernier',
      'les 12 derniers mois',
      'le mois dernier',
      'la dernière partie de session',
    ]);
    expect(await offered('search', 'from', '2019')).toEqual([
      { name: '2019: since 1 January 2019', value: '2019-01-01..' },
    ]);
    expect(await offered('search', 'to', 'soon')).toEqual([]);
    expect(await offered('export dataset', 'since', 'June 2019')).toEqual([
      { name: 'June 2019: since 1 June 2019', value: '2019-06-01..' },
    ]);
  });
});
