import { capital, count, list } from '../words.ts';

const subscriptions = (value: number) => count(value, 'subscription', 'subscriptions');

export const transfer = {
  nothing: 'There is nothing to export yet: `/setup` makes the first subscription.',
  exported: (value: number, at: string) =>
    `Here is everything that is set up: ${subscriptions(value)}, how each channel is told, and your own topics and lists of people, as of ${at}.`,
  how: 'It is text that you can read. `/subscriptions import` takes it, here or in another server, and shows what would come of it before anything is saved.',
  file: 'All subscriptions with their settings, as JSON',
  notASetup:
    'That is no set-up of mine. Attach the file that `/subscriptions export` gave you, as it was. Nothing was saved.',
  newer:
    'That file was written by a later version of me than runs here. Whoever runs me can update it. Nothing was saved.',
  wrong: (at: string) =>
    `At ${at} the file says something that I cannot read. Put that right in a text editor, or export it again. Nothing was saved.`,
  tooLarge:
    'That file is larger than any set-up of mine. Attach the one that `/subscriptions export` gave you. Nothing was saved.',
  notFetched: 'Discord did not hand me the file. Attach it again in a minute. Nothing was saved.',
  empty: 'That file has no subscriptions. Nothing was saved.',
  title: 'Import a set-up',
  from: (server: string, value: number) =>
    `${subscriptions(value)} from **${server}**. Nothing is saved until you press **Import**.`,
  fromPerson: (value: number) =>
    `${subscriptions(value)} from a direct message. Nothing is saved until you press **Import**.`,
  channel: (name: string, channel: string, value: number) =>
    `**${name}** → ${channel}: ${subscriptions(value)}`,
  nameless: 'A conversation',
  more: (rest: number) => `and ${subscriptions(rest)} more`,
  withOwn: (what: string, own: readonly string[]) => `${what}, and with ${list(own)}`,
  topics: (names: readonly string[]) => `Your own topics that will be made: ${list(names)}`,
  lists: (names: readonly string[]) => `Your own lists of people that will be made: ${list(names)}`,
  settingsNew: 'Channels without alerts are told as the file says; the others as they are now.',
  notHere: (why: string) => `⚠️ ${why}`,
  whereLabel: 'All into one channel instead',
  wherePlaceholder: 'Each to its own channel',
  buttons: { apply: 'Import', cancel: 'Cancel' },
  doneTitle: 'Imported',
  done: (made: number, known: number) =>
    `${capital(subscriptions(made))} made${known === 0 ? '' : `, ${subscriptions(known)} there already`}.`,
  doneOwn: (topics: number, lists: number) =>
    `Made of your own: ${count(topics, 'topic', 'topics')}, ${count(lists, 'list of people', 'lists of people')}.`,
  troubles: (value: number) => `Not imported (${value}):`,
  moreTroubles: (rest: number) => `and ${rest} more`,
  unknownOption: (name: string) =>
    `The file asks for **${name}**, which is no option of \`/subscribe\`. Put that right in a text editor.`,
  listNotMade: (name: string) =>
    `The list **${name}** could not be made: this server has as many as it can have, or it is too long.`,
};
