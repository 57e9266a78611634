import { number, these } from '../words.ts';

/** Whether somebody who is followed signs under another surname now. */
export const surname = {
  title: 'The same person?',
  ask: (before: string, country: string, after: string) =>
    `You follow ${before} (${country}), who no longer signs under that name. ${after} of the same delegation has signed since. Have you followed the same person, under an earlier surname?`,
  askDetail: 'I ask this once. Whoever may manage the subscriptions can answer.',
  yes: 'Yes, follow both names',
  no: 'No, somebody else',
  followed: (name: string, subscriptions: number) =>
    `From now on ${these(subscriptions, 'the subscription takes', `${number(subscriptions)} subscriptions take`)} ${name} as well. \`/subscriptions edit\` changes that.`,
  none: (name: string) =>
    `No subscription could be changed: none here names the earlier name any more, or it names as many people as it can. \`/subscribe signatory:\` ${name} follows the new one.`,
  apart: (name: string) => `Noted: ${name} is somebody else. I will not ask again.`,
  settled: 'This is settled: somebody has answered before, or I know by now who is who.',
};
