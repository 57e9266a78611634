import { expect, test } from 'vitest';
import { reasonIn } from '../../src/discord/cards/posting-reason.ts';
import { messagesFor } from '../../src/i18n/messages.ts';

const { posting, telling } = messagesFor('en');

test('reasons are read in the language asked for, whatever they were stored in', () => {
  for (const key of Object.keys(posting) as (keyof typeof posting)[]) {
    expect(reasonIn(posting[key], 'fr')).toBe(messagesFor('fr').posting[key]);
    expect(reasonIn(posting[key], 'en')).toBe(posting[key]);
  }
});

test('so is what was given up, with the last reason', () => {
  const stored = telling.givenUp(32, posting.timeout);
  expect(reasonIn(stored, 'en')).toBe(stored);
  expect(reasonIn(stored, 'fr')).toBe('Abandonné après 32 essais\u00a0: Discord n’a pas répondu à temps.');
});

test('what is not known is shown as it was written', () => {
  expect(reasonIn('*Odd*', 'fr')).toBe('\\*Odd\\*');
});
