import { expect, it } from 'vitest';
import { parseTimestamp } from '../../../src/source/feed/parse-timestamp.ts';

it.each([
  ['Thu, 27 Jun 2019 10:30:00 GMT', '2019-06-27T10:30:00.000Z'],
  ['Thu, 27 Jun 2019 12:30:00 +0200', '2019-06-27T10:30:00.000Z'],
  ['27 Jun 19 10:30 UT', '2019-06-27T10:30:00.000Z'],
  ['27 Jun 2019 05:30 EST', '2019-06-27T10:30:00.000Z'],
  ['27 Jun 2019 10:30:00', '2019-06-27T10:30:00.000Z'],
  [' 2019-06-27T12:30:00+02:00 ', '2019-06-27T10:30:00.000Z'],
  ['2019-06-27T10:30:00.5Z', '2019-06-27T10:30:00.500Z'],
  ['2019-06-27T10:30', '2019-06-27T10:30:00.000Z'],
  ['2019-06-27', '2019-06-27T00:00:00.000Z'],
])('%s', (text, expected) => {
  expect(parseTimestamp(text)?.toISOString()).toBe(expected);
});

it.each([
  '',
  'yesterday',
  'Room 5',
  '2019-13-27T10:30:00Z',
  '32 Jun 2019 10:30 GMT',
  '1561631400',
  '27 juin 2019 10:30',
])('not %s', (text) => {
  expect(parseTimestamp(text)).toBeNull();
});
