import { expect, test } from 'vitest';
import { whyCard, type WhyView } from '../../../../src/discord/views/subscriptions/why.ts';
import { later, noon } from '../../../support/declarations/declarations.ts';

const view: WhyView = {
  number: 682,
  firstSeenAt: noon,
  recordsSince: new Date(0),
  tabledOn: '2026-01-01',
  unannounced: null,
  corrections: [],
  shorter: null,
  guildId: '1',
  channelId: '2',
  channel: { state: 'active', stateSince: noon, reason: null },
  subscriptions: [
    {
      id: 1,
      channelId: '2',
      filter: {},
      names: { people: new Map(), serverTopics: new Map(), lists: new Map() },
      findings: [],
      matches: true,
      createdAt: new Date(0),
      activeSince: new Date(0),
      pausedAt: null,
    } as unknown as WhyView['subscriptions'][number],
  ],
  deliveries: [],
};

const said = (over: Partial<WhyView>) => JSON.stringify(whyCard({ ...view, ...over }, 'en'));

test('of what is on record no more, nobody says that it never came', () => {
  expect(said({})).toContain('did not when I found it');
  expect(said({ recordsSince: later(1) })).toContain('I can no longer say');
  expect(said({ recordsSince: later(1) })).not.toContain('there was no alert');
  // What is sure all the same is said.
  expect(said({ recordsSince: later(1), subscriptions: [] })).toContain('There was no alert');
});
