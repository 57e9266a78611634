import { capital, count, list } from '../words.ts';

const subscriptions = (value: number) => count(value, 'subscription', 'subscriptions');
const scheduled = (value: number) => count(value, 'scheduled report', 'scheduled reports');
const both = (value: number, reports: number) =>
  reports === 0 ? subscriptions(value) : `${subscriptions(value)} and ${scheduled(reports)}`;

export const transfer = {
  nothing: 'There is nothing to export yet: `/setup` makes the first subscription.',
  exported: (value: number, reports: number, at: string) =>
    `Here is your whole set-up as of ${at}: ${subscriptions(value)}${reports === 0 ? '' : `, ${scheduled(reports)}`}, the settings of each channel, and your own topics and lists of people.`,
  how: 'The file is plain text. Load it with `/subscriptions import`, here or in another server; you will see a preview before anything is saved.',
  file: 'All subscriptions and reports with their settings, as JSON',
  notASetup:
    'That is not a set-up file. Attach the file you got from `/subscriptions export`, unchanged. Nothing was saved.',
  newer:
    'That file was made by a newer version of this bot. Ask the operator to update it. Nothing was saved.',
  wrong: (at: string) =>
    `I cannot read the file at ${at}. Correct it in a text editor, or export it again. Nothing was saved.`,
  tooLarge:
    'That file is too large to be a set-up. Attach the one you got from `/subscriptions export`. Nothing was saved.',
  notFetched: 'I could not get the file from Discord. Attach it again in a minute. Nothing was saved.',
  empty: 'That file has no subscriptions and no reports. Nothing was saved.',
  title: 'Import a set-up',
  from: (server: string, value: number, reports: number) =>
    `${both(value, reports)} from **${server}**. Nothing is saved until you press **Import**.`,
  fromPerson: (value: number, reports: number) =>
    `${both(value, reports)} from a direct message. Nothing is saved until you press **Import**.`,
  channel: (name: string, channel: string, value: number) =>
    `**${name}** → ${channel}: ${subscriptions(value)}`,
  report: (what: string) => `Report: ${what}`,
  moreReports: (rest: number) => `and ${scheduled(rest)} more`,
  unknownReport: (what: string) =>
    `The report **${what}** is about something that I did not find here: check its \`key\` in a text editor.`,
  doneReports: (value: number) => `${capital(scheduled(value))} set up.`,
  nameless: 'Direct messages',
  more: (rest: number) => `and ${subscriptions(rest)} more`,
  withOwn: (what: string, own: readonly string[]) => `${what}, and with ${list(own)}`,
  topics: (names: readonly string[]) => `New topics: ${list(names)}`,
  lists: (names: readonly string[]) => `New lists of people: ${list(names)}`,
  settingsNew: 'Channels without alerts get the settings in the file; the others keep theirs.',
  notHere: (why: string) => `⚠️ ${why}`,
  whereLabel: 'Put everything in one channel',
  wherePlaceholder: 'Each to its own channel',
  buttons: { apply: 'Import', cancel: 'Cancel' },
  doneTitle: 'Imported',
  done: (made: number, known: number) =>
    `${capital(subscriptions(made))} created${known === 0 ? '' : `, ${known} existed already`}.`,
  doneOwn: (topics: number, lists: number) =>
    `Also created: ${count(topics, 'topic', 'topics')}, ${count(lists, 'list of people', 'lists of people')}.`,
  troubles: (value: number) => `Not imported (${value}):`,
  moreTroubles: (rest: number) => `and ${rest} more`,
  unknownOption: (name: string) =>
    `The file contains **${name}**, which is not an option of \`/subscribe\`. Correct it in a text editor.`,
  listNotMade: (name: string) =>
    `The list **${name}** could not be created: this server already has the most lists it can have, or the list is too long.`,
};
