import { count, number, these } from '../words.ts';

export const topic = {
  created: (name: string) => `${name} is now a topic of this server.`,
  words: (words: string) => `Its words: ${words}`,
  searchedAs: (what: string) => `Searched as: ${what}. Other forms of each word are found, too.`,
  texts: {
    en: 'Searches English texts only.',
    fr: 'Searches French texts only.',
    both: 'Searches English and French texts.',
  },
  matches: (lastYear: number, all: number) =>
    `${count(lastYear, 'declaration', 'declarations')} of the last 12 months ${these(lastYear, 'matches', 'match')}, and ${number(all)} of all on record.`,
  matchesNone:
    'None of the declarations on record match. That may be right for a rare subject; if not, remove the topic and try fewer or different words.',
  nameEmpty: 'The name of the topic needs letters or numbers. Nothing was saved.',
  nameTooLong: (limit: number) => `The name may have at most ${number(limit)} characters. Nothing was saved.`,
  nameReserved: (name: string) =>
    `${name} is a topic that every server already has: \`/subscribe topic:\` follows it. Choose another name for your own. Nothing was saved.`,
  nameUnusable: (name: string) => `A topic cannot be called ${name}. Choose another name. Nothing was saved.`,
  nameTaken: (name: string) =>
    `This server already has a topic called ${name}; capitals and accents make no difference. Choose another name, or remove that one first. Nothing was saved.`,
  full: (limit: number) =>
    `This server already has ${number(limit)} topics of its own, the most a server can have. Remove one with \`/topic remove\` and try again. Nothing was saved.`,
  wordsEmpty: 'The topic needs words to search for. Nothing was saved.',
  wordsTooLong: (limit: number) =>
    `The words may have at most ${number(limit)} characters. Nothing was saved.`,
  common:
    'Nearly every text contains those words, or those on one side of an `OR`. Add a name, a country or a subject. If you mean an abbreviation, write it in capitals: `WHO`. Nothing was saved.',
  exclusions:
    'Those words, or those on one side of an `OR`, only say what a declaration must not contain, so nearly all would match. Add a word that it must contain: `sport -football`. Nothing was saved.',
  listTitle: (value: number) => count(value, 'topic of this server', 'topics of this server'),
  listNone:
    'This server has no topics of its own yet. `/topic create` saves a search as a topic, which can then be followed like any other.',
  line: (declarations: number, subscriptions: number) =>
    `${count(declarations, 'declaration', 'declarations')}, ${count(subscriptions, 'subscription', 'subscriptions')}`,
  inLanguage: { en: 'English texts only', fr: 'French texts only' },
  listMore: (value: number) => `and ${number(value)} more. \`/topic show\` finds each by name.`,
  listHint: 'To follow one: `/subscribe topic:`. To remove one: `/topic remove`.',
  removed: (name: string) => `${name} is no longer a topic of this server.`,
  followed: (name: string, subscriptions: number) =>
    `${count(subscriptions, 'subscription follows', 'subscriptions follow')} ${name}, so it was not removed. First remove ${these(subscriptions, 'the subscription', 'the subscriptions')} with \`/subscriptions remove\`, then repeat the command.`,
  notOwn: (name: string) => `${name} is a topic that every server has and cannot be removed.`,
  unknownOwn: (typed: string) =>
    `This server has no topic called ${typed}. Pick one from the list that appears while you type.`,
};
