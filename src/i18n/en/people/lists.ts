import { alternatives, count, list, number, these } from '../words.ts';

/** Lists of people of a server's own, and people who have signed nothing yet. */
export const lists = {
  own: (name: string) => `${name} (list of this server)`,
  created: (name: string) => `${name} is now a list of this server.`,
  edited: (name: string) => `${name} has been changed.`,
  renamed: (before: string, name: string) => `${before} is now called ${name}.`,
  removed: (name: string) => `${name} is no longer a list of this server.`,
  follow: (name: string) =>
    `To follow the people on it: \`/subscribe signatory:\` ${name}. To leave them out: \`not-signatory:\`.`,
  change: 'To change it: `/list edit`.',
  title: (name: string, members: number) => `${name} · ${count(members, 'member', 'members')}`,
  nobody: 'Nobody is on it yet. Add people with `/list edit`.',
  notSigned: 'nothing signed yet',
  followers: (subscriptions: number) =>
    `${count(subscriptions, 'subscription follows', 'subscriptions follow')} it.`,
  others: (value: number) => `and ${number(value)} more`,
  overviewTitle: (value: number) => count(value, 'list of this server', 'lists of this server'),
  overviewNone:
    'This server has no lists of people yet. `/list create` groups members of the Assembly under one name, such as a friendship group, to follow them together.',
  overviewHint: 'To see who is on one: `/list show`. To follow one: `/subscribe signatory:`.',
  line: (members: number, subscriptions: number) =>
    `${count(members, 'member', 'members')}, ${count(subscriptions, 'subscription', 'subscriptions')}`,
  nameEmpty: 'The name of the list needs letters or numbers. Nothing was saved.',
  nameTooLong: (limit: number) => `The name may have at most ${number(limit)} characters. Nothing was saved.`,
  nameUnusable: (name: string) => `A list cannot be called ${name}. Choose another name. Nothing was saved.`,
  nameTaken: (name: string) =>
    `This server already has a list called ${name}; capitals and accents make no difference. Choose another name. Nothing was saved.`,
  full: (limit: number) =>
    `This server already has ${number(limit)} lists of people, the most a server can have. Remove one with \`/list remove\` and try again. Nothing was saved.`,
  long: (limit: number) =>
    `A list has room for ${number(limit)} people. Make a second list: a subscription can follow several. Nothing was saved.`,
  nothingAsked:
    'Say what to change: people to add, people to take off the list, or a new name. Nothing was saved.',
  notOnIt: (names: readonly string[]) =>
    `${list(names)} ${these(names.length, 'is', 'are')} not on the list. Nothing was saved.`,
  followed: (name: string, subscriptions: number) =>
    `${count(subscriptions, 'subscription follows', 'subscriptions follow')} ${name}, so it was not removed. First remove ${these(subscriptions, 'the subscription', 'the subscriptions')} with \`/subscriptions remove\`, then repeat the command.`,
  unknown: (typed: string) =>
    `This server has no list called ${typed}. Pick one from the list that appears while you type.`,
  newcomerHint: (name: string) => `${name} has not signed yet? Add the country: ${name}, Italy`,
  newcomerHow:
    'To follow somebody who has signed nothing yet, add the country: `signatory: Jan Novák, Slovakia`.',
  newcomerNear: (typed: string, people: readonly string[]) =>
    `I found nothing signed by anybody called ${typed}. Did you mean ${alternatives(people)}? To follow somebody else of that name, pick ${typed} from the list that appears while you type. Nothing was saved.`,
  newcomerExcluded: (names: readonly string[]) =>
    `${list(names)} ${these(names.length, 'has', 'have')} signed nothing yet, so there is nothing to leave out. Put ${these(names.length, 'the name', 'the names')} on a list (\`/list create\`) and leave the list out. Nothing was saved.`,
};
