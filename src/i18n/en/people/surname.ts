import { number, these } from '../words.ts';

/** Whether somebody who is followed signs under another surname now. */
export const surname = {
  title: 'The same person?',
  ask: (before: string, country: string, after: string) =>
    `You follow ${before} (${country}), who no longer signs under that name. ${after} of the same delegation has signed since. Is this the same person, under a new surname?`,
  askDetail: 'I ask this only once. Anybody who can manage the subscriptions may answer.',
  yes: 'Yes, follow both names',
  no: 'No, two people',
  followed: (name: string, subscriptions: number) =>
    `From now on ${these(subscriptions, 'the subscription also follows', `${number(subscriptions)} subscriptions also follow`)} ${name}. To change that, use \`/subscriptions edit\`.`,
  none: (name: string) =>
    `No subscription was changed: none here follows the earlier name any more, or it already follows as many people as it can. To follow the new name, use \`/subscribe signatory:\` ${name}.`,
  apart: (name: string) => `Noted: ${name} is somebody else. I will not ask again.`,
  settled: 'No answer is needed any more: somebody has already replied, or later documents have settled it.',
};
