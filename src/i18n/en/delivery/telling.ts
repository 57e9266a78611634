import { count } from '../words.ts';

export const telling = {
  addition: (title: string, signatories: number) =>
    `Names added to a written declaration, now with ${count(signatories, 'signatory', 'signatories')}: ${title}`,
  first: 'First alert',
  digest: (total: number) => count(total, 'new written declaration', 'new written declarations'),
  digestOf: (total: number, period: string) =>
    `${count(total, 'new written declaration', 'new written declarations')}, ${period}`,
  line: (total: number) =>
    `${count(total, 'more written declaration', 'more written declarations')} that this channel follows ${total === 1 ? 'has' : 'have'} been published in the meantime.`,
  search: '`/search` finds them all, and `/declaration` shows one by its number.',
  post: (number: number, title: string) => `No. ${number}: ${title}`,
  suspended: (channel: string, reason: string) => `I cannot post alerts in ${channel} any more. ${reason}`,
  kept: 'Its subscriptions and settings are kept, and new alerts wait. I check again from time to time, and at once when permissions change. I say this only once.',
  test: 'This is a test that somebody here asked for: the latest declaration that matches the subscription.',
  givenUp: (attempts: number, reason: string) =>
    `Stopped after ${count(attempts, 'attempt', 'attempts')}: ${reason}`,
  testPost: (name: string) => `Test: ${name}`,
};
