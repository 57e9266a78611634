import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { families } from '../../../../src/assembly/group.ts';
import { benchesOf } from '../../../../src/discord/charts/hemicycle/benches.ts';
import { hemicycleStripSvg } from '../../../../src/discord/charts/hemicycle/hemicycle-strip.ts';
import { hemicycleSvg } from '../../../../src/discord/charts/hemicycle/hemicycle.ts';
import { hostile, record } from '../../support/samples.ts';
import { drawing, mixed, signedBy, texts } from '../support.ts';

const known = families.flatMap(({ codes }) => codes);
const group = fc.oneof(fc.constantFrom<(string | null)[]>(...known, null), fc.string({ unit: 'binary' }));

describe('the benches', () => {
  const order = (...groups: (string | null)[]) =>
    benchesOf(signedBy(groups).signatories).map(({ code }) => code);

  test('stand from left to right, whatever the order of the list and the names of the time', () => {
    expect(order(null, 'NR', 'ECPA', 'EPP/CD', 'ALDE', 'FDG', 'SOC', 'UEL')).toEqual([
      'UEL',
      'SOC',
      'ALDE',
      'EPP/CD',
      'FDG',
      'ECPA',
      'NR',
      null,
    ]);
    expect(order('EDG', 'LDR', 'SOC')).toEqual(['SOC', 'LDR', 'EDG']);
  });

  test('of groups that are not known stand before those who belong to none', () => {
    expect(order(null, 'NR', 'NEW', 'EC')).toEqual(['EC', 'NEW', 'NR', null]);
  });

  test('have a colour each, and those who are no group a shape of their own', () => {
    const benches = benchesOf(signedBy([...known, 'NEW', 'NEWER', 'NR', null]).signatories);
    const groups = benches.filter(({ code }) => code !== null && code !== 'NR');
    expect(new Set(groups.slice(0, 8).map(({ colour }) => colour)).size).toBe(8);
    expect(new Set(groups.map(({ colour, shape }) => `${colour} ${shape}`)).size).toBe(groups.length);
    expect(benches.slice(-2).map(({ shape }) => shape)).toEqual(['square', 'ring']);
  });

  test('keep a line of descent in its colour under every name', () => {
    const colour = (code: string) => benchesOf(signedBy([code]).signatories)[0]?.colour;
    expect(new Set(['EDG', 'EC', 'EC/DA', 'ECPA'].map(colour)).size).toBe(1);
    expect(colour('LDR')).toBe(colour('ALDE'));
    expect(colour('LDR')).not.toBe(colour('SOC'));
  });
});

describe('the half circle', () => {
  test('has a seat for everyone who signed, in the colour of the bench, in the order of the benches', () => {
    fc.assert(
      fc.property(fc.array(group, { maxLength: 200 }), (groups) => {
        const declaration = signedBy(groups);
        const $ = drawing(hemicycleSvg(declaration, 'en'));
        const seats = $('svg > g:not(.legend) .seat').toArray();
        const drawn = seats.map((seat) => {
          const fill = $(seat).attr('fill');
          return fill === 'none' ? $(seat).attr('stroke') : fill;
        });
        const wanted = benchesOf(declaration.signatories).flatMap(({ members, colour }) =>
          members.map(() => colour),
        );
        expect(drawn).toEqual(wanted);
      }),
      { numRuns: 60 },
    );
  });

  test('counts every group in the legend, in both languages', () => {
    const counts = ['UEL 2', 'SOC 9', 'ALDE 6', 'EPP/CD 11', 'EC 1', 'NR 3', 'tabled it'];
    expect(texts(drawing(hemicycleSvg(record(682), 'en')), '.legend')).toEqual(counts);
    expect(texts(drawing(hemicycleSvg(record(682), 'fr')), '.legend')).toEqual([
      'GUE 2',
      'SOC 9',
      'ADLE 6',
      'PPE/DC 11',
      'CE 1',
      'NI 3',
      'l’a déposée',
    ]);
    expect(texts(drawing(hemicycleSvg(signedBy([null, null]), 'en')), '.legend')).toContain(
      'group not stated 2',
    );
  });

  test('leaves no key of the legend alone on a line, and puts as many on one as have room', () => {
    const lines = (groups: (string | null)[], language: 'en' | 'fr') => {
      const heights = drawing(hemicycleSvg(signedBy(groups), language))('.legend text')
        .toArray()
        .map((each) => each.attribs['y']);
      return [...new Set(heights)].map((y) => heights.filter((each) => each === y).length);
    };
    const six = ['UEL', 'SOC', 'ALDE', 'EPP/CD', 'EC', 'NR'];
    expect(lines(six, 'en')).toEqual([4, 3]);
    expect(lines(six, 'fr')).toEqual([4, 3]);
    expect(lines(['UEL', 'SOC', 'ALDE', 'EPP/CD', 'NR'], 'fr')).toEqual([6]);
    expect(Math.min(...lines([...six, 'FDG', 'ECPA', null], 'fr'))).toBeGreaterThan(2);
  });

  test('says how many signed in the middle', () => {
    expect(texts(drawing(hemicycleSvg(record(682), 'en')))).toEqual(
      expect.arrayContaining(['32', 'signatories']),
    );
    expect(texts(drawing(hemicycleSvg(signedBy(['SOC']), 'fr')))).toEqual(
      expect.arrayContaining(['1', 'signataire']),
    );
  });

  test('names the groups around it and marks the seat of whoever tabled it', () => {
    const $ = drawing(hemicycleSvg(signedBy(mixed(175)), 'en'));
    const around = texts($, 'svg > g:not(.legend)');
    expect(around).toEqual(
      expect.arrayContaining(['UEL', 'SOC', 'FDG', 'ALDE', 'EPP/CD', 'EC/DA', 'NR', '175', 'signatories']),
    );
    expect($('svg > g:not(.legend) .tabled')).toHaveLength(1);
  });

  test('shows what others wrote as text and as nothing else', () => {
    for (const text of [...hostile, '<script>&"\'</text>', ']]>', '&#x0;&lt;', '\ufffe\uffff\u0001']) {
      const $ = drawing(hemicycleSvg(signedBy([text, 'SOC', text]), 'en'));
      expect($('script, a, image, foreignObject, style')).toHaveLength(0);
      expect(texts($, '.legend').at(-1)).toBe('tabled it');
    }
    expect(texts(drawing(hemicycleSvg(signedBy(['A<B&"C"']), 'en')), '.legend')[0]).toBe('A<B&"C" 1');
  });
});

describe('the half circle of an alert', () => {
  test('has a seat for everyone, how many they are, and every group with its count beside it', () => {
    fc.assert(
      fc.property(fc.array(group, { maxLength: 200 }), (groups) => {
        const $ = drawing(hemicycleStripSvg(signedBy(groups), 'en'));
        expect($('svg > g:not(.legend) .seat')).toHaveLength(groups.length);
        expect(texts($, 'svg > g:not(.legend)')).toEqual([String(groups.length)]);
      }),
      { numRuns: 30 },
    );
    const counts = ['GUE 2', 'SOC 9', 'ADLE 6', 'PPE/DC 11', 'CE 1', 'NI 3', 'l’a déposée'];
    expect(texts(drawing(hemicycleStripSvg(record(682), 'fr')), '.legend')).toEqual(counts);
    const most = [...new Set(['UEL', 'SOC', 'ALDE', 'EPP/CD', 'FDG', 'ECPA', 'NR', null])];
    expect(texts(drawing(hemicycleStripSvg(signedBy(most), 'fr')), '.legend')).toHaveLength(9);
  });
});
