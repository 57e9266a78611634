import { alternatives, count, list, number } from './words.ts';

export const answers = {
  panel: {
    share: 'Share',
    export: 'Export',
    sharedBy: (person: string) => `Shared by ${person}`,
    back: 'Back to the declaration',
    previous: 'Previous page',
    next: 'Next page',
    page: (page: number, pages: number) => `Page ${number(page)} of ${number(pages)}`,
    open: 'Show one of these',
    didYouMean: 'Which one do you mean?',
    choose: 'Choose one',
    nearest: 'The nearest I know:',
    mayNotShare:
      'You may not write in this channel, so I do not post there for you. Share it where you may write, or ask those who manage the server.',
    gone: 'This is no longer held here, or was never there. Ask again with a command.',
  },
  roster: {
    button: (value: number) => `Signatories (${number(value)})`,
    title: (number_: number) => `Who signed No. ${number_}`,
    tabled: 'tabled it',
    added: 'new',
    addedNote: (value: number, edition: number) =>
      `${count(value, 'name', 'names')} new in edition ${number(edition)}`,
    some: (shown: number, all: number) => `${number(shown)} of ${count(all, 'signatory', 'signatories')}`,
    everyone: 'Everyone',
    onlyAdded: (value: number) => `Only the new ones (${number(value)})`,
    byGroup: 'Only one political group',
    byDelegation: 'Only one delegation',
    person: 'A signatory on this page',
    ofGroup: (group: string) => `of ${group}`,
    ofDelegation: (ofCountry: string) => `of the delegation ${ofCountry}`,
    onlyNew: 'new on the latest edition',
    none: 'Nobody on this list fits that.',
  },
  career: {
    history: 'Delegation and group',
    span: (what: string, from: string, to: string) => `${what}: ${from === to ? from : `${from} to ${to}`}`,
    years: 'Per year',
    year: (year: number, signed: number, tabled: number) =>
      `${year}: ${number(signed)} signed${tabled === 0 ? '' : `, ${number(tabled)} tabled`}`,
    topics: 'Most signed topics',
    companions: 'Signs together with, more than chance explains',
    companion: (observed: number, expected: string, lift: string) =>
      `${number(observed)} together, ${expected} expected, ×${lift}`,
    noCompanions: (fewest: number) =>
      `Nobody yet. It takes at least ${number(fewest)} declarations in common, and more of them than chance would bring.`,
    expected:
      'Expected: as many as if both signed without regard to each other, counted part-session by part-session.',
    shownFrom: (fewest: number) =>
      `Shown from ${number(fewest)} together, where chance alone would put anybody on fewer than one page in twenty.`,
    recent: 'Most recent',
    allSigned: (value: number) => `All signed (${number(value)})`,
    allCompanions: (value: number) => `Signs with (${number(value)})`,
    signedTitle: (name: string) => `What ${name} signed`,
    companionsTitle: (name: string) => `With whom ${name} signs`,
  },
  collective: {
    delegation: (ofCountry: string) => `Delegation ${ofCountry}`,
    signed: (value: number, share: string) =>
      `Its members signed ${count(value, 'written declaration', 'written declarations')}, ${share} of all held`,
    members: (value: number) => `${count(value, 'member', 'members')} seen signing`,
    years: 'Per year',
    year: (year: number, signed: number, all: number) => `${year}: ${number(signed)} of ${number(all)}`,
    topics: 'Topics',
    top: 'Who signs most',
    withDelegations: { delegation: 'With other delegations', group: 'With delegations' },
    withGroups: { delegation: 'With political groups', group: 'With other political groups' },
    share: (value: number, share: string) => `${number(value)} (${share})`,
    allMembers: (value: number) => `All members (${number(value)})`,
    membersTitle: (name: string) => `Members: ${name}`,
    member: (value: number) => `${count(value, 'signature', 'signatures')}`,
    none: (name: string) => `${name}: no declaration held here was signed by a member.`,
    unknownDelegation: (typed: string) => `I know no delegation called ${typed}.`,
    unknownGroup: (typed: string, known: readonly string[]) =>
      `I know no political group called ${typed}. There are ${list(known)}.`,
    unknownCountry: (typed: string) => `I know no country called ${typed}.`,
    unknownTopic: (typed: string) => `I know no topic called ${typed}.`,
    sayWhich: 'Type a name.',
  },
  searching: {
    title: 'Search',
    titled: (words: string) => `Search: ${words}`,
    words: (words: string) => `words: ${words}`,
    from: (day: string) => `from ${day}`,
    to: (day: string) => `to ${day}`,
    topic: (topic: string) => `topic: ${topic}`,
    country: (country: string) => `about ${country}`,
    delegation: (ofCountry: string) => `signed by the delegation ${ofCountry}`,
    group: (group: string) => `signed by ${group}`,
    signatory: (name: string) => `signed by ${name}`,
    nothing: (what: string) => `No written declaration held here fits: ${what}.`,
    fewer: 'Try fewer conditions, fewer or other words, or the name of a country.',
    nothingAsked:
      'Say what to look for: words, a time, a topic, a country, a delegation, a group or a member.',
    badDay: (typed: string) => `I cannot read ${typed} as a day. Write 2019, 2019-06 or 2019-06-27.`,
    backwards:
      'The time ends before it begins. Give the earlier day as the first, and the later one as the second.',
    only: (value: number) =>
      `There are more: these are the newest ${number(value)}, the best first. Narrow the search for others.`,
    forgotten:
      'This search is not kept any more: nobody had used it for a long time, or whoever made it deleted it. Search again with `/search`.',
  },
  comparing: {
    declarations: (a: number, b: number) => `No. ${a} and No. ${b}`,
    people: (a: string, b: string) => `${a} and ${b}`,
    both: (value: number) => `${count(value, 'member', 'members')} signed both`,
    nobodyBoth: 'Nobody signed both',
    onlyIn: (number_: number, value: number) =>
      `Only No. ${number_}: ${count(value, 'signatory', 'signatories')}`,
    overlap: (share: string) => `${share} of all who signed either`,
    commonTopics: (names: readonly string[]) => `Topics in common: ${list(names)}`,
    noCommonTopics: 'No topic in common',
    names: 'Signed both',
    signed: (name: string, signed: number, tabled: number) =>
      `${name}: ${number(signed)} signed, ${number(tabled)} tabled`,
    together: (observed: number, expected: string, lift: string) =>
      `${number(observed)} signed together; ${expected} would be expected by chance (×${lift})`,
    telling: 'That is more than chance explains.',
    notTelling: 'That is no more than chance can explain.',
    tooFew: (fewest: number) => `Fewer than ${number(fewest)} together prove nothing either way.`,
    neverTogether: (expected: string) => `Never signed together; ${expected} would be expected by chance`,
    latest: 'The latest both signed',
    same: 'Those are one and the same. Choose two.',
  },
  stats: {
    title: {
      year: 'Written declarations by year',
      topic: 'Written declarations by topic',
      delegation: 'Written declarations by delegation',
      group: 'Written declarations by political group',
    },
    held: (value: number) => `${count(value, 'written declaration', 'written declarations')} held`,
    note: {
      year: 'By the day first tabled.',
      topic: 'One may be on several topics.',
      delegation: 'Counted where at least one member of the delegation signed.',
      group: 'Counted where at least one member of the group signed, under any name the group has had.',
    },
    by: 'Count by',
    choices: { year: 'year', topic: 'topic', delegation: 'delegation', group: 'political group' },
  },
  random: { another: 'Another one' },
  exporting: {
    done: (what: string, rows: number) => `${what}: ${count(rows, 'row', 'rows')}, as CSV and as JSON.`,
    one: (what: string, rows: number, format: string) =>
      `${what}: ${count(rows, 'row', 'rows')}, as ${format}.`,
    cut: (rows: number) => `Only the first ${count(rows, 'row', 'rows')} of the search are in it.`,
    names: {
      declaration: (number_: number) => `Signatories of No. ${number_}`,
      signed: (name: string) => `Declarations signed by ${name}`,
      together: (name: string) => `Who signs with ${name}`,
      members: (name: string) => `Members: ${name}`,
      search: 'What the search found',
      compare: 'Comparison',
      stats: 'Figures',
    },
    file: 'Data of this answer',
  },
  message: {
    none: 'I see no written declaration in this message: neither a number such as No. 682 or Doc. 14933, nor a link to one.',
    title: 'Declarations in this message',
    missing: (names: readonly string[]) => `Named there and not held here: ${list(names)}.`,
    number: (value: number) => `No. ${value}`,
    document: (value: number) => `Doc. ${value}`,
    file: (value: number) => `file ${value}`,
    cut: (value: number) => `Only the first ${number(value)} are shown.`,
  },
  near: {
    signatory: (typed: string) => `I know no signatory called ${typed}.`,
    or: (names: readonly string[]) => `Did you mean ${alternatives(names)}?`,
  },
};

export type Answers = typeof answers;
