import { expect, test } from 'vitest';
import { maySurnameChange, type SigningSpan } from '../../src/assembly/surname-change.ts';

const span = (
  givenName: string,
  familyName: string,
  firstOn: string,
  lastOn: string,
  more: Partial<SigningSpan> = {},
) => ({
  givenName,
  familyName,
  gender: 'f' as const,
  groups: ['EPP/CD'],
  firstOn,
  lastOn,
  ...more,
});

const mezentseva = span('Mariia', 'MEZENTSEVA', '2020-01-27', '2023-06-20');
const schmidt = span('Anna', 'SCHMIDT', '2010-01-01', '2012-04-01');

test.each<[string, SigningSpan, SigningSpan]>([
  ['a second name', mezentseva, span('Mariia', 'MEZENTSEVA-FEDORENKO', '2024-01-22', '2026-01-28')],
  ['a second name years later', schmidt, span('Anna', 'MEYER SCHMIDT', '2018-01-01', '2019-01-01')],
  [
    'a name of two that is given up',
    span('Ana', 'DÍAZ TEJERA', '2010-01-01', '2011-01-01'),
    span('Ana', 'DIAZ', '2012-01-01', '2013-01-01'),
  ],
  [
    'another name, soon after and in the same group',
    schmidt,
    span('Anna', 'MEYER', '2012-10-01', '2015-01-01'),
  ],
])('%s may be one', (_what, one, other) => {
  expect(maySurnameChange(one, other)).toBe(true);
  expect(maySurnameChange(other, one)).toBe(true);
});

test.each<[string, SigningSpan, SigningSpan]>([
  ['in the same years', mezentseva, span('Mariia', 'MEZENTSEVA-FEDORENKO', '2022-01-22', '2026-01-28')],
  ['another given name', schmidt, span('Hanna', 'SCHMIDT-MEYER', '2012-10-01', '2015-01-01')],
  ['a man and a woman', schmidt, span('Anna', 'MEYER-SCHMIDT', '2012-10-01', '2015-01-01', { gender: 'm' })],
  [
    'two men',
    { ...schmidt, gender: 'm' },
    span('Anna', 'MEYER', '2012-10-01', '2015-01-01', { gender: 'm' }),
  ],
  ['another group', schmidt, span('Anna', 'MEYER', '2012-10-01', '2015-01-01', { groups: ['SOC'] })],
  ['years later', schmidt, span('Anna', 'MEYER', '2016-10-01', '2017-01-01')],
  [
    'a particle in common',
    span('Anna', 'de VRIES', '2010-01-01', '2012-04-01', { groups: [] }),
    span('Anna', 'de JONG', '2012-10-01', '2015-01-01'),
  ],
])('%s are two', (_what, one, other) => {
  expect(maySurnameChange(one, other)).toBe(false);
  expect(maySurnameChange(other, one)).toBe(false);
});
