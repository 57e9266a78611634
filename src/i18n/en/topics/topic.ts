import { count, number, these } from '../words.ts';

export const topic = {
  created: (name: string) => `${name} is now a topic of this server.`,
  words: (words: string) => `Its words: ${words}`,
  searchedAs: (what: string) => `Searched as: ${what}. A word stands for its other forms, too.`,
  texts: {
    en: 'Looked for in English texts only.',
    fr: 'Looked for in French texts only.',
    both: 'Looked for in English and French texts.',
  },
  matches: (lastYear: number, all: number) =>
    `${count(lastYear, 'declaration', 'declarations')} of the last 12 months ${these(lastYear, 'matches', 'match')}, and ${number(all)} of all held here.`,
  matchesNone:
    'None of the declarations held here match. That may be right for something rare; if not, remove the topic and try fewer or other words.',
  nameEmpty: 'The topic needs a name that can be read. Nothing was saved.',
  nameTooLong: (limit: number) => `The name may have at most ${number(limit)} characters. Nothing was saved.`,
  nameReserved: (name: string) =>
    `${name} is a topic that every server has already: \`/subscribe topic:\` follows it. Choose another name for your own. Nothing was saved.`,
  nameUnusable: (name: string) => `I cannot call a topic ${name}. Choose another name. Nothing was saved.`,
  nameTaken: (name: string) =>
    `This server has a topic called ${name} already; case and accents make no difference. Choose another name, or remove that one first. Nothing was saved.`,
  full: (limit: number) =>
    `This server has ${number(limit)} topics of its own, which is as many as one server can have. Remove one with \`/topic remove\` and try again. Nothing was saved.`,
  wordsEmpty: 'The topic needs words to look for. Nothing was saved.',
  wordsTooLong: (limit: number) =>
    `The words may have at most ${number(limit)} characters. Nothing was saved.`,
  common:
    'Nearly every text has those words, or those on one side of an `OR`. Add a name, a country or a subject. If you mean an abbreviation, write it in capitals: `WHO`. Nothing was saved.',
  exclusions:
    'Those words, or one side of an `OR`, only say what a declaration must not contain, which nearly every one fulfils. Add a word that it must contain: `sport -football`. Nothing was saved.',
  listTitle: (value: number) => count(value, 'topic of this server', 'topics of this server'),
  listNone:
    'This server has no topics of its own yet. `/topic create` keeps a search as one, to be followed like any other.',
  line: (declarations: number, subscriptions: number) =>
    `${count(declarations, 'declaration', 'declarations')}, ${count(subscriptions, 'subscription', 'subscriptions')}`,
  inLanguage: { en: 'English texts only', fr: 'French texts only' },
  listMore: (value: number) => `and ${number(value)} more. \`/topic show\` finds each by name.`,
  listHint: 'To follow one: `/subscribe topic:`. To end one: `/topic remove`.',
  removed: (name: string) => `${name} is no longer a topic of this server.`,
  followed: (name: string, subscriptions: number) =>
    `${count(subscriptions, 'subscription follows', 'subscriptions follow')} ${name}, so it stays. End ${these(subscriptions, 'it', 'them')} with \`/subscriptions remove\`, then repeat the command.`,
  notOwn: (name: string) => `${name} is a topic that every server has, so it cannot be removed.`,
  unknownOwn: (typed: string) =>
    `This server has no topic called ${typed}. Pick one from the list that appears while you type.`,
};
