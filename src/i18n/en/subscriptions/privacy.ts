import { count } from '../words.ts';

export const privacy = {
  title: 'What is kept about you',
  nothing:
    'Nothing is kept about you. That changes only if you search, begin something with `/setup`, or follow something for yourself, in a direct message with me or from the menu under an alert. In servers I do not keep who makes a subscription or uses any other command.',
  ids: (user: string, conversation: string) =>
    `Your Discord id (${user}) and the id of our conversation (${conversation}): to know where to write, and that it is yours.`,
  toldSo: 'How you want to be told:',
  follows: (value: number) =>
    `What you follow, with the time of each (${count(value, 'subscription', 'subscriptions')}):`,
  followsNothing: 'What you follow: nothing at the moment.',
  since: (what: string, at: string) => `${what}, since ${at}`,
  record: (alerts: number, first: string, last: string) =>
    `The record of ${count(alerts, 'alert', 'alerts')} made for you from ${first} to ${last}: which declaration, when, what became of it and the id of the message, so that none is lost or comes twice. Each entry is deleted a year after its alert.`,
  noRecord: 'The record of alerts sent to you: none yet.',
  searches: (value: number) =>
    `What you searched for (${count(value, 'search', 'searches')}), so that the pages can be turned: under a pseudonym that stands for your id, in servers one for the server as well, until 90 days after it was last used.`,
  noSearches: 'What you searched for: nothing that is still kept.',
  drafts: (value: number) =>
    `What you have begun to set up and not saved (${count(value, 'draft', 'drafts')}), so that you can go on: under a pseudonym as well, until a day after your last choice.`,
  nothingElse:
    'Nothing else: in servers I do not keep who makes a subscription or uses any other command. I show this to nobody but you; whoever runs me can read the database. The log holds neither ids nor what anybody typed.',
  toDelete:
    '`/privacy delete` deletes all of it at once, and within a minute from the daily copies of the database. Messages already sent stay in our conversation.',
  deleted: (subscriptions: number, searches: number) =>
    `Deleted: ${count(subscriptions, 'subscription', 'subscriptions')}, ${count(searches, 'search', 'searches')} and everything else kept about you. Messages already sent stay; the buttons of your searches no longer turn their pages.`,
};
