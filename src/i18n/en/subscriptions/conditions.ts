import { list, alternatives, number, count, quote, withRest } from '../words.ts';

/** Of each condition of a filter: how it is asked for, and how it is shown, in words that go on a sentence. */
export const conditions = {
  options: {
    topic: {
      name: 'topic',
      description: 'Only on this topic, or on one of several: health, sport; or your own (see /topics)',
      reset: 'the topics',
    },
    country: {
      name: 'country',
      description: 'Only about this country, or about one of several: Georgia, Armenia',
      reset: 'the countries',
    },
    signatory: {
      name: 'signatory',
      description: 'Only signed by this member, by one of several, or by somebody on your list (see /list)',
      reset: 'the members',
    },
    delegation: {
      name: 'delegation',
      description: 'Only signed by a member of this country’s delegation, or of one of several',
      reset: 'the delegations',
    },
    group: {
      name: 'group',
      description: 'Only signed by a member of this political group, or of one of several',
      reset: 'the political groups',
    },
    words: {
      name: 'words',
      description: 'Only with these words in the text, "an exact phrase", this OR that, -without, begin*',
      reset: 'the words',
    },
    minimum: {
      name: 'minimum',
      description: 'Only once at least this many have signed, perhaps in a later edition',
      reset: 'the number of signatories',
    },
    declaration: {
      name: 'declaration',
      description: 'Only this declaration, by its number: an alert when names are added to it',
      reset: 'the declaration',
    },
    'not-topic': {
      name: 'not-topic',
      description: 'Leave out declarations on this topic, or on one of several',
      reset: 'the excluded topics',
    },
    'not-country': {
      name: 'not-country',
      description: 'Leave out declarations about this country, or about one of several',
      reset: 'the excluded countries',
    },
    'not-signatory': {
      name: 'not-signatory',
      description: 'Leave out what this member signed, or one of several, or somebody on your list',
      reset: 'the excluded members',
    },
    'not-delegation': {
      name: 'not-delegation',
      description: 'Leave out what a member of this country’s delegation signed, or of one of several',
      reset: 'the excluded delegations',
    },
    'not-group': {
      name: 'not-group',
      description: 'Leave out what a member of this political group signed, or of one of several',
      reset: 'the excluded political groups',
    },
  },
  everything: 'every written declaration',
  some: (asked: readonly string[]) => `written declarations ${list(asked)}`,
  either: (asked: readonly string[]) => alternatives(asked),
  others: (rest: number) => count(rest, 'other', 'others'),
  someone: 'a member no longer on record',
  formerTopic: 'a topic that was removed',
  formerList: 'a list that was removed',
  newcomerName: (name: string, country: string) => `${name} (${country}, nothing signed yet)`,
  signatory: {
    asked: (names: readonly string[]) => `signed by ${alternatives(names)}`,
    met: (name: string) => `signed by ${name}`,
    unmet: (names: readonly string[]) =>
      names.length === 1 ? `${list(names)} did not sign` : `none of ${list(names)} signed`,
  },
  list: {
    asked: (lists: readonly string[]) => `signed by anybody on your list ${alternatives(lists)}`,
    met: (listName: string, names: readonly string[], total: number) =>
      `signed by ${count(total, 'member', 'members')} on your list ${listName} (${withRest(names, total)})`,
    unmet: (lists: readonly string[]) => `nobody on your list ${alternatives(lists)} signed`,
  },
  newcomer: {
    asked: (names: readonly string[]) => `signed by ${alternatives(names)}`,
    met: (name: string, asked: string) =>
      `signed by ${name}, whom you followed as ${quote(asked)} before the first signature`,
    unmet: (names: readonly string[]) =>
      names.length === 1 ? `${list(names)} did not sign` : `none of ${list(names)} signed`,
  },
  delegation: {
    asked: (ofCountries: readonly string[]) =>
      `signed by a member of the delegation ${alternatives(ofCountries)}`,
    met: (ofCountry: string, names: readonly string[], total: number) =>
      `signed by ${count(total, 'member', 'members')} of the delegation ${ofCountry} (${withRest(names, total)})`,
    unmet: (ofCountries: readonly string[]) => `nobody of the delegation ${alternatives(ofCountries)} signed`,
  },
  group: {
    asked: (groups: readonly string[]) => `signed by a member of ${alternatives(groups)}`,
    met: (group: string, names: readonly string[], total: number) =>
      `signed by ${count(total, 'member', 'members')} of ${group} (${withRest(names, total)})`,
    unmet: (groups: readonly string[]) => `nobody of ${alternatives(groups)} signed`,
  },
  concerns: {
    asked: (countries: readonly string[]) => `about ${alternatives(countries)}`,
    met: (country: string) => `about ${country}`,
    unmet: (countries: readonly string[]) => `it is not about ${alternatives(countries)}`,
  },
  topic: {
    asked: (topics: readonly string[]) => `on the topic ${alternatives(topics)}`,
    met: (topic: string, evidence: readonly string[]) =>
      `on the topic ${topic}${evidence.length === 0 ? '' : ` (it says ${list(evidence.map((words) => quote(words)))})`}`,
    unmet: (topics: readonly string[]) => `it is not on the topic ${alternatives(topics)}`,
  },
  serverTopic: {
    asked: (names: readonly string[]) => `on your own topic ${alternatives(names)}`,
    met: (name: string) => `on your own topic ${name}`,
    unmet: (topics: readonly string[]) => `its text does not match your own topic ${alternatives(topics)}`,
  },
  words: {
    asked: (words: string) => `containing ${quote(words)}`,
    met: (words: string) => `contains ${quote(words)}`,
    unmet: (words: string) => `its text does not contain ${quote(words)}`,
    without: {
      asked: (unwanted: readonly string[]) => `not containing ${alternatives(unwanted.map(quote))}`,
      met: (unwanted: readonly string[]) => `does not contain ${alternatives(unwanted.map(quote))}`,
      unmet: (unwanted: readonly string[]) =>
        `its text contains ${alternatives(unwanted.map(quote))}, which the subscription excludes`,
    },
  },
  minimum: {
    asked: (minimum: number) => `signed by at least ${number(minimum)} members`,
    met: (signatories: number, minimum: number) =>
      `signed by ${count(signatories, 'member', 'members')}, at least ${number(minimum)}`,
    unmet: (signatories: number, minimum: number) =>
      `only ${count(signatories, 'member has', 'members have')} signed, and the subscription asks for at least ${number(minimum)}`,
  },
  notSignatory: {
    asked: (names: readonly string[]) => `not signed by ${alternatives(names)}`,
    met: (names: readonly string[]) => `not signed by ${alternatives(names)}`,
    unmet: (names: readonly string[]) => `it was signed by ${list(names)}, whom the subscription excludes`,
  },
  notList: {
    asked: (lists: readonly string[]) => `not signed by anybody on your list ${alternatives(lists)}`,
    met: (lists: readonly string[]) => `not signed by anybody on your list ${alternatives(lists)}`,
    unmet: (lists: readonly string[]) =>
      `it was signed by somebody on your list ${list(lists)}, which the subscription excludes`,
  },
  notDelegation: {
    asked: (ofCountries: readonly string[]) =>
      `not signed by a member of the delegation ${alternatives(ofCountries)}`,
    met: (ofCountries: readonly string[]) =>
      `not signed by a member of the delegation ${alternatives(ofCountries)}`,
    unmet: (ofCountries: readonly string[]) =>
      `it was signed by a member of the delegation ${list(ofCountries)}, which the subscription excludes`,
  },
  notGroup: {
    asked: (groups: readonly string[]) => `not signed by a member of ${alternatives(groups)}`,
    met: (groups: readonly string[]) => `not signed by a member of ${alternatives(groups)}`,
    unmet: (groups: readonly string[]) =>
      `it was signed by a member of ${list(groups)}, which the subscription excludes`,
  },
  notConcerns: {
    asked: (countries: readonly string[]) => `not about ${alternatives(countries)}`,
    met: (countries: readonly string[]) => `not about ${alternatives(countries)}`,
    unmet: (countries: readonly string[]) =>
      `it is about ${list(countries)}, which the subscription excludes`,
  },
  notTopic: {
    asked: (topics: readonly string[]) => `not on the topic ${alternatives(topics)}`,
    met: (topics: readonly string[]) => `not on the topic ${alternatives(topics)}`,
    unmet: (topics: readonly string[]) =>
      `it is on the topic ${list(topics)}, which the subscription excludes`,
  },
  notServerTopic: {
    asked: (names: readonly string[]) => `not on your own topic ${alternatives(names)}`,
    met: (names: readonly string[]) => `not on your own topic ${alternatives(names)}`,
    unmet: (names: readonly string[]) =>
      `it matches your own topic ${list(names)}, which the subscription excludes`,
  },
  declaration: {
    asked: (numbers: readonly string[]) => `with the number ${alternatives(numbers)}`,
    met: (number_: string) => `you follow No. ${number_} itself`,
    unmet: (numbers: readonly string[]) => `it is not No. ${alternatives(numbers)}`,
  },
  tooMany: (limit: number) =>
    `An option takes at most ${number(limit)} values. Give fewer, or make a second subscription. Nothing was saved.`,
  contradiction: (both: string) =>
    `You both ask for and exclude **${both}**, so nothing could ever match. Remove one of the two. Nothing was saved.`,
};
