import type { DeliveryTarget } from '../../../src/store/subscriptions/channels.ts';

/** A text channel told at once and in English, unless a test says otherwise. */
export function placeIn(change: Partial<DeliveryTarget>): DeliveryTarget {
  return {
    channelId: 'a',
    guildId: '1',
    kind: 'text',
    language: 'en',
    pace: 'once',
    roleId: null,
    silent: false,
    cap: null,
    timeZone: 'UTC',
    tags: {},
    defaultTag: null,
    ...change,
  };
}
