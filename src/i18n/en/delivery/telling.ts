import { count } from '../words.ts';

export const telling = {
  addition: (title: string, signatories: number) =>
    `More names under a written declaration, now ${count(signatories, 'signatory', 'signatories')}: ${title}`,
  first: 'The first alert on it',
  digest: (total: number) => count(total, 'new written declaration', 'new written declarations'),
  digestOf: (total: number, period: string) =>
    `${count(total, 'new written declaration', 'new written declarations')}, ${period}`,
  line: (total: number) =>
    `${count(total, 'more written declaration', 'more written declarations')} that this channel follows came in the meantime.`,
  search: '`/search` finds them all, and `/declaration` shows one by its number.',
  post: (number: number, title: string) => `No. ${number}: ${title}`,
  suspended: (channel: string, reason: string) => `I cannot post alerts in ${channel} any more. ${reason}`,
  kept: 'Everything set up there is kept, and what comes meanwhile waits. I look again by myself, and at once when permissions change. This is said once.',
  test: 'This is a test, asked for by somebody here: the latest declaration that the subscription would have brought.',
  givenUp: (attempts: number, reason: string) => `Given up after ${attempts} attempts: ${reason}`,
  testPost: (name: string) => `Test: ${name}`,
};
