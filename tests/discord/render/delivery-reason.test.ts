import { expect, test } from 'vitest';
import { postingReasonCodes } from '../../../src/assembly/delivery/posting-reason.ts';
import { deliveryReason } from '../../../src/discord/render/delivery-reason.ts';
import { messagesFor } from '../../../src/i18n/messages.ts';

test.each(['en', 'fr'] as const)('each code has a sentence of its own (%s)', (language) => {
  const said = postingReasonCodes.map((code) => deliveryReason({ code }, language));
  expect(said).toEqual(postingReasonCodes.map((code) => messagesFor(language).posting[code]));
  expect(new Set(said).size).toBe(said.length);
});

test('what was given up says after how many attempts, and the last reason', () => {
  const reason = { code: 'givenUp', attempts: 32, last: { code: 'timeout' } } as const;
  expect(deliveryReason(reason, 'en')).toBe('Stopped after 32 attempts: Discord did not answer in time.');
  expect(deliveryReason(reason, 'fr')).toBe(
    'Arrêt après 32 tentatives\u00a0: Discord n’a pas répondu à temps.',
  );
});

test('a sentence without a code is shown as it was written, and no reason as nothing', () => {
  expect(deliveryReason({ code: 'text', text: '*Odd*' }, 'fr')).toBe('\\*Odd\\*');
  expect(deliveryReason(null, 'fr')).toBe('');
});
