import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { delegations } from '../../../../src/assembly/delegation.ts';
import { delegationMapSvg } from '../../../../src/discord/charts/delegations/delegation-map.ts';
import { grid, guestTiles, tiles } from '../../../../src/discord/charts/delegations/tiles.ts';
import type { DeclarationRecord } from '../../../../src/assembly/record.ts';
import { hostile, record } from '../../support/samples.ts';
import { drawing, mixed, signedBy, texts } from '../support.ts';

const members = delegations.filter(({ member }) => member).map(({ code }) => code);
const from = (...codes: string[]) => signedBy(mixed(codes.length), codes);

/** What each tile says: a code, and below it how many signed. */
function standing(declaration: DeclarationRecord): string[] {
  const $ = drawing(delegationMapSvg(declaration, 'en'));
  return $('.tile')
    .toArray()
    .map((tile) =>
      $('text', tile)
        .toArray()
        .map((each) => $(each).text())
        .join(' '),
    );
}

describe('the tiles', () => {
  test('are there for each member state and for Russia, one each, none upon another', () => {
    expect([...tiles.keys()].sort()).toEqual([...members, 'RU'].sort());
    const places = [...tiles.values(), ...guestTiles].map(({ column, row }) => `${column}/${row}`);
    expect(new Set(places).size).toBe(places.length);
    for (const { column, row } of [...tiles.values(), ...guestTiles]) {
      expect(column).toBeLessThan(grid.columns);
      expect(row).toBeLessThan(grid.rows);
    }
  });

  test('lie roughly as the countries do', () => {
    const at = (code: string) => tiles.get(code) ?? { column: NaN, row: NaN };
    for (const [west, east] of ['PT ES', 'IE GB', 'FR IT', 'DE PL', 'GR TR', 'TR GE', 'AM AZ'].map((two) =>
      two.split(' '),
    ))
      expect(at(west ?? '').column).toBeLessThan(at(east ?? '').column);
    for (const [north, south] of ['FI EE', 'EE LV', 'LV LT', 'DK DE', 'AT HR', 'IT MT', 'UA RO', 'BG GR'].map(
      (two) => two.split(' '),
    ))
      expect(at(north ?? '').row).toBeLessThan(at(south ?? '').row);
  });
});

describe('the map', () => {
  test('shows all members, those who signed with their number', () => {
    const shown = standing(from('IT', 'IT', 'MC'));
    expect(shown).toHaveLength(members.length);
    expect(shown).toEqual(expect.arrayContaining(['IT 2', 'MC 1', 'FR', 'SM']));
  });

  test('counts everyone once, whoever they are', () => {
    const code = fc.oneof(
      fc.constantFrom(...delegations.map((each) => each.code)),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(code, { minLength: 1, maxLength: 120 }), (codes) => {
        const counted = standing(from(...codes)).map((tile) => Number(/ (\d+)$/u.exec(tile)?.[1] ?? 0));
        expect(counted.reduce((sum, count) => sum + count, 0)).toBe(codes.length);
      }),
      { numRuns: 20 },
    );
  });

  test('has Russia and the guests only when they signed, the guests in a corner of their own', () => {
    const without = drawing(delegationMapSvg(from('IT'), 'en'));
    expect(texts(without)).not.toContain('RU');
    expect(texts(without)).not.toContain('Not members');
    expect(standing(from('IT', 'RU', 'CA', 'CA'))).toEqual(expect.arrayContaining(['RU 1', 'CA 2']));
    expect(texts(drawing(delegationMapSvg(from('CA'), 'fr')))).toContain('Non-membres');
  });

  test('puts guests for whom there is no room together', () => {
    const guests = ['CA', 'IL', 'MX', 'JO', 'KG', 'MA', 'PS', 'PS', 'Ruritania'];
    const shown = standing(from(...guests)).slice(members.length);
    expect(shown).toHaveLength(guestTiles.length);
    // Palestine has two and so a tile of its own; Kyrgyzstan, Morocco and Ruritania share the last.
    expect(shown).toContain('PS 2');
    expect(shown.at(-1)).toBe('… 3');
    const twice = [...guests, ...guests, 'KG'];
    expect(standing(from(...twice)).at(-1)).toBe('… 6');
    const $ = drawing(delegationMapSvg(from(...twice), 'en'));
    expect($('.tile').last().find('rect').attr('fill')).toBe('#c9eaff');
    expect(standing(from('Ruritania')).at(-1)).toBe('? 1');
  });

  test('is brighter where more signed, and frames the delegation of whoever tabled it', () => {
    const $ = drawing(delegationMapSvg(from('IT', 'FR', 'FR', 'FR', 'DE', 'DE'), 'en'));
    const colour = (code: string) => {
      const tile = $('.tile').filter((_, each) => $('text', each).first().text() === code);
      return Number.parseInt($('rect', tile).last().attr('fill')?.slice(1) ?? '', 16);
    };
    expect(colour('FR')).toBeGreaterThan(colour('DE'));
    expect(colour('DE')).toBeGreaterThan(colour('IT'));
    expect($('.tile .tabled').parent().find('text').first().text()).toBe('IT');
    expect($('.tile .tabled')).toHaveLength(1);
  });

  test('survives names that are no names', () => {
    for (const text of hostile) expect(standing(from(text)).at(-1)).toBe('? 1');
    expect(standing(record(682))).toContain('GB 6');
  });
});
