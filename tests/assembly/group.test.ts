import { expect, it } from 'vitest';
import { families, familyCodes, familyOf, groupCode, isKnownGroup } from '../../src/assembly/group.ts';

it.each([
  ['PPE/DC', 'EPP/CD'],
  ['ADLE', 'ALDE'],
  ['GDE', 'EDG'],
  ['CE', 'EC'],
  ['GUE', 'UEL'],
  ['NI', 'NR'],
  ['EPP / CD', 'EPP/CD'],
  ['SOC', 'SOC'],
  ['Xyz', 'Xyz'],
])('reads %s as %s', (printed, code) => {
  expect(groupCode(printed)).toBe(code);
});

it('keeps the groups that followed each other in one family', () => {
  expect(new Set(['EDG', 'EC', 'EC/DA', 'ECPA'].map(familyOf))).toEqual(new Set(['ECPA']));
  expect(familyOf('LDR')).toBe(familyOf('ALDE'));
  expect(familyOf('SOC')).not.toBe(familyOf('UEL'));
  expect(familyOf('XYZ')).toBe('XYZ');
  expect(familyCodes('EC')).toEqual(['EDG', 'EC', 'EC/DA', 'ECPA']);
  expect(familyCodes('XYZ')).toEqual(['XYZ']);
});

it('gives each code to one family, and reads each French abbreviation back', () => {
  const codes = families.flatMap((family) => family.codes);
  expect(new Set(codes).size).toBe(codes.length);
  for (const family of families) {
    expect(family.codes).toContain(family.id);
    expect(groupCode(family.abbreviation.fr)).toBe(groupCode(family.abbreviation.en));
    expect(isKnownGroup(family.abbreviation.fr)).toBe(true);
  }
});
