import { count, number } from '../words.ts';

export const privacy = {
  title: 'What is stored about you',
  nothing:
    'Nothing is stored about you. That changes only if you search, start a set-up with `/setup`, or follow something for yourself, in a direct message with me or from the menu under an alert. In servers I do not store who creates a subscription or uses any other command.',
  ids: (user: string, conversation: string) =>
    `Your Discord ID (${user}) and the ID of our conversation (${conversation}), to know where to write to you and which subscriptions are yours.`,
  toldSo: 'How you get your alerts:',
  follows: (value: number) =>
    `What you follow, and since when (${count(value, 'subscription', 'subscriptions')}):`,
  followsNothing: 'What you follow: nothing at the moment.',
  since: (what: string, at: string) => `${what}, since ${at}`,
  record: (alerts: number, first: string, last: string) =>
    `The record of ${count(alerts, 'alert', 'alerts')} for you from ${first} to ${last}: the declaration, the time, whether it was sent and the ID of the message, so that none is lost or sent twice. Each entry is deleted a year after its alert.`,
  noRecord: 'The record of alerts sent to you: none yet.',
  searches: (value: number) =>
    `Your searches (${number(value)}), so that you can turn the pages of the results. They are stored under a pseudonym in place of your ID (and of the server’s ID, in a server) until 90 days after they were last used.`,
  noSearches: 'Your searches: none is stored.',
  drafts: (value: number) =>
    `Set-ups that you have started and not saved (${count(value, 'draft', 'drafts')}), so that you can go on with them. They are stored under a pseudonym, too, until a day after your last choice.`,
  nothingElse:
    'Nothing else: in servers I do not store who creates a subscription or uses any other command. I show this to nobody but you; the operator of this bot can read the database. The log contains neither IDs nor anything people have typed.',
  toDelete:
    '`/privacy delete` deletes all of this at once, and within a minute from the daily backups of the database. Messages already sent stay in our conversation.',
  deleted: (subscriptions: number, searches: number) =>
    `Deleted: ${count(subscriptions, 'subscription', 'subscriptions')}, ${count(searches, 'search', 'searches')} and everything else stored about you. Messages already sent stay, but the page buttons of your searches no longer work.`,
};
