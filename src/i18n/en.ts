import { formatAlternatives, formatList, formatNumber, plural } from './format.ts';

const list = (items: readonly string[]) => formatList(items, 'en');
const number = (value: number) => formatNumber(value, 'en');
const count = (value: number, one: string, other: string) =>
  `${number(value)} ${plural(value, 'en', { one, other })}`;
const these = (value: number, one: string, other: string) => plural(value, 'en', { one, other });

/**
 * Everything the bot says, in English; French has the same shape. Arguments are put in as they are:
 * text that others wrote is escaped by the caller.
 */
export const en = {
  declaration: {
    identity: (number_: number, document: number) => `Written declaration No. ${number_} · Doc. ${document}`,
    number: (number_: number) => `No. ${number_}`,
    heading: (title: string) => `New written declaration: ${title}`,
    editionHeading: (title: string, signatories: number) =>
      `New edition of a written declaration, now with ${count(signatories, 'signatory', 'signatories')}: ${title}`,
    edition: (edition: number, tabledOn: string) => `Edition ${edition}, first tabled ${tabledOn}`,
    tabledBy: (name: string) => `Tabled by ${name}`,
    noGroup: 'no group shown',
    signatories: (value: number) => count(value, 'signatory', 'signatories'),
    breadth: (signatories: number, delegations: number, groups: number) =>
      `${count(signatories, 'signatory', 'signatories')} from ${count(delegations, 'delegation', 'delegations')}${
        groups === 0 ? '' : ` and ${count(groups, 'political group', 'political groups')}`
      }`,
    byGroup: 'By political group',
    byDelegation: 'By delegation',
    signedBy: 'Signatories',
    signedByMore: 'Signatories (continued)',
    concerns: (countries: readonly string[]) => `About ${list(countries)}`,
    more: (value: number) => `and ${number(value)} more`,
    readMore: 'Read the full text',
    otherLanguage: 'Held in French only.',
    commits: 'A written declaration commits only those who signed it. It is not a position of the Assembly.',
  },
  reasons: {
    title: 'Why this came',
    everything: 'This channel follows every written declaration.',
    sentence: (conditions: readonly string[]) => `${capital(list(conditions))}.`,
    signatory: (name: string) => `signed by ${name}`,
    delegation: (country: string, names: readonly string[], total: number) =>
      `signed by ${count(total, 'member', 'members')} of the delegation of ${country} (${withRest(names, total)})`,
    group: (group: string, names: readonly string[], total: number) =>
      `signed by ${count(total, 'member', 'members')} of ${group} (${withRest(names, total)})`,
    concerns: (country: string) => `about ${country}`,
    topic: (topic: string) => `on the topic ${topic}`,
    words: (words: string) => `contains what you search for: ${words}`,
  },
  filter: {
    everything: 'every written declaration',
    some: (conditions: readonly string[]) => `written declarations ${list(conditions)}`,
    signatory: (name: string) => `signed by ${name}`,
    someone: 'a member no longer held',
    delegation: (country: string) => `signed by a member of the delegation of ${country}`,
    group: (group: string) => `signed by a member of ${group}`,
    concerns: (country: string) => `about ${country}`,
    topic: (topic: string) => `on the topic ${topic}`,
    words: (words: string) => `containing ${words}`,
  },
  signatory: {
    title: (name: string, country: string) => `${name}, ${country}`,
    signed: (value: number) => `Signed ${count(value, 'written declaration', 'written declarations')}`,
    tabled: (value: number) =>
      value === 0 ? 'tabled none of them' : `tabled ${number(value)} of them as first signatory`,
    groups: (groups: readonly string[]) => `Political group: ${groups.join(', then ')}`,
    recent: 'Most recent',
    coSigners: 'Most often signed together with',
    together: (value: number) => `${number(value)} together`,
    held: 'Counted over the declarations held here, which may not be all there are.',
  },
  search: {
    title: (words: string) => `Search: ${words}`,
    found: (total: number, from: number, to: number) =>
      total <= to - from + 1
        ? `${count(total, 'written declaration', 'written declarations')}`
        : `${number(from)} to ${number(to)} of ${count(total, 'written declaration', 'written declarations')}`,
    next: (page: number) => `For the next ones, give \`/search\` the option page: ${page}.`,
    nothing: (words: string) =>
      `No written declaration held here contains ${words}. Try fewer or other words, or the name of a country.`,
    pastEnd: (pages: number) => `The results end at page ${number(pages)}.`,
    notUnderstood:
      'There is nothing to search for in that: very common words such as “the” or “of” are left out. Try a name, a country or a subject.',
  },
  subscribe: {
    done: (channel: string, what: string) => `${channel} now gets an alert for **${what}**.`,
    known: (channel: string, what: string) =>
      `${channel} already gets an alert for **${what}**. Nothing was added.`,
    full: (limit: number) =>
      `This server has ${number(limit)} subscriptions, which is as many as one server can have. Remove one with \`/subscriptions remove\` and try again.`,
    would: (value: number) => `${count(value, 'declaration', 'declarations')} held here would have matched.`,
    wouldNone:
      'None of the declarations held here would have matched. That may be right for something rare; if not, `/subscriptions remove` takes the subscription back.',
    latest: (entry: string) => `The latest: ${entry}`,
    nextAlert:
      'The next alert comes when the Assembly publishes a declaration that matches; earlier ones are not posted.',
    language: {
      en: 'Alerts in this channel are written in English.',
      fr: 'Alerts in this channel are written in French.',
    },
    missing: (channel: string, permissions: readonly string[]) =>
      `I cannot post in ${channel}: I lack ${list(permissions.map((permission) => `**${permission}**`))} there.`,
    grant: (permissions: readonly string[]) =>
      `Open the channel’s settings, then Permissions, add me or my role and allow ${list(permissions)}. Then repeat the command. Nothing was saved.`,
    locked: (channel: string) =>
      `${channel} is locked, so nothing can be posted there. Unlock the thread or choose another channel. Nothing was saved.`,
    wrongChannel: (channel: string, kind: string) =>
      `${channel} is ${kind}, where I cannot post an alert. Choose a text channel, an announcement channel or a thread. Nothing was saved.`,
    kinds: {
      category: 'a category',
      forum: 'a forum, which takes threads only',
      media: 'a media channel, which takes threads only',
      other: 'a channel of another kind',
    },
    unknownDelegation: (typed: string) =>
      `I know no delegation called ${typed}. Pick one from the list that appears while you type, such as Italy or Ukraine. Nothing was saved.`,
    unknownGroup: (typed: string, groups: readonly string[]) =>
      `I know no political group called ${typed}. It can be ${formatAlternatives(groups, 'en')}. Nothing was saved.`,
    unknownCountry: (typed: string) =>
      `I know no country called ${typed}. Pick one from the list that appears while you type. Nothing was saved.`,
    notUnderstood:
      'There is nothing to look for in those words: very common ones such as “the” or “of” are left out. Try a name, a country or a subject. Nothing was saved.',
    tooLong: (limit: number) => `The words may have at most ${number(limit)} characters. Nothing was saved.`,
    permissions: {
      view: 'View Channel',
      send: 'Send Messages',
      sendInThreads: 'Send Messages in Threads',
      embed: 'Embed Links',
    },
  },
  subscriptions: {
    title: (value: number) => count(value, 'subscription', 'subscriptions'),
    none: 'This server has no subscriptions yet. `/subscribe` makes one: without any option, the channel gets every new written declaration.',
    more: (value: number) => `and ${number(value)} more. \`/subscriptions remove\` finds each by name.`,
    remove: 'To end one: `/subscriptions remove`.',
    removed: (channel: string, what: string) => `${channel} no longer gets an alert for **${what}**.`,
    unknown: 'This server has no such subscription. Pick one from the list that appears while you type.',
    choice: (channel: string, what: string) => `${channel}: ${what}`,
    unknownChannel: 'unknown channel',
  },
  status: {
    title: 'How Hemicycle is doing',
    held: (declarations: number, lowest: number, highest: number) =>
      `Holds ${count(declarations, 'written declaration', 'written declarations')}, from No. ${lowest} to No. ${highest}.`,
    empty: 'Holds no written declaration yet.',
    latest: (entry: string) => `The latest: ${entry}`,
    lastNew: (at: string) => `Last found a new one ${at}.`,
    missing: (missing: number, gaps: string) =>
      `${count(missing, 'number is', 'numbers are')} missing in between: ${gaps}.`,
    sources: 'Where it looks',
    noSources: 'No source has been looked at yet.',
    look: (outcome: string, at: string) => `${outcome}, ${at}`,
    failingSince: (at: string) => `since ${at}`,
    lastSuccess: (at: string) => `last answered ${at}`,
    neverAnswered: 'has not answered yet',
    outcomes: {
      unchanged: 'nothing new',
      ok: 'answered',
      blocked: 'refused to let the bot in',
      unreachable: 'could not be reached',
      broken: 'answered with something unreadable',
    },
    waiting: (value: number) => `${count(value, 'page', 'pages')} waiting to be read`,
    incomplete: (value: number) =>
      `${count(value, 'page', 'pages')} set aside as incomplete: nothing incomplete is ever alerted`,
    pending: (value: number) => `${count(value, 'alert', 'alerts')} on the way`,
    trouble: 'Alerts that did not reach this server',
    troubleLine: (number_: number, channel: string, reason: string) =>
      `No. ${number_} in ${channel}: ${reason}`,
    late: (reason: string) => `late. ${reason}`,
  },
  operator: {
    failing: (source: string, outcome: string, since: string) =>
      `Looking at ${source} has failed since ${since}: it ${outcome}.`,
    blockedHint:
      'This is not worked around. Pages saved with a browser can be read with the verb `import`. The next looks come less and less often.',
    recovered: (source: string, since: string) => `${source} answers again. It had failed since ${since}.`,
    silent: (from: string, to: string) =>
      `The sources answer, but nothing new was found through the part-session of ${from} to ${to}. Are they still the right ones?`,
    heard: 'A new declaration was found: the silence is over.',
  },
  help: {
    title: 'What Hemicycle does',
    about:
      'I follow the **written declarations** of the Parliamentary Assembly of the Council of Europe: short texts that members sign to say what they think or ask for. I tell channels about new ones and answer who signed what.',
    read: 'To look something up',
    readLines: [
      '`/declaration` the latest one, or any by its number',
      '`/signatory` what a member signed, and with whom',
      '`/search` words in titles and texts',
      '`/status` what is held and how the sources are doing',
    ],
    manage: 'To follow (needs Manage Server)',
    manageLines: [
      '`/subscribe` this channel to everything, or to a member, a delegation, a political group, a country or words',
      '`/subscriptions` to see them or to end one',
    ],
    searchHint: 'In words and searches: `"exact phrase"`, `one OR other`, `-without`.',
    note: 'Hemicycle is independent of the Assembly.',
  },
  trouble: {
    failed:
      'Something went wrong on my side, so this has no answer. Try again in a minute; `/status` says how I am doing.',
    unknownCommand: 'I no longer have this command. Restart Discord to see the current ones.',
    onlyInServer: 'This works in a server only.',
    noDeclaration: (number_: number) =>
      `I hold no written declaration No. ${number_}. Type a few words of its title to find it, or use \`/search\`.`,
    noDocument: (document: number) =>
      `I hold no written declaration with the number Doc. ${document}. Type a few words of its title to find it, or use \`/search\`.`,
    noDeclarationLike: (typed: string) =>
      `I found no written declaration for ${typed}. Give its number, such as 682, or use \`/search\`.`,
    noDeclarations: 'I hold no written declaration yet. `/status` says how the sources are doing.',
    noSignatory: (typed: string) =>
      `I know no signatory called ${typed}. Check the spelling, or type the surname alone.`,
    didYouMean: 'Which one do you mean? Repeat the command and pick one from the list.',
    sayWho: 'Type a name.',
  },
  posting: {
    gone: 'The channel no longer exists.',
    noAccess: 'Hemicycle cannot see the channel: allow View Channel there.',
    noPermission: 'Hemicycle may not post in the channel: allow Send Messages and Embed Links there.',
    archived: 'The thread is archived: open it again, or subscribe another channel.',
    locked: 'The thread is locked: unlock it, or subscribe another channel.',
    autoMod: 'AutoMod, the server’s own filter, stopped the message: exempt Hemicycle’s role from the rule.',
    needsTag: 'The forum requires a tag: subscribe a text channel or a thread instead.',
    malformed: 'Discord did not accept the message as it was written.',
    refused: 'Discord refused the message.',
    tooFast: 'Discord asked to wait.',
    serverTrouble: 'Discord had a fault of its own.',
    timeout: 'Discord did not answer in time.',
    unreachable: 'Discord could not be reached.',
    token: 'Discord does not accept the bot’s token.',
    stopped: 'The bot was stopping.',
  },
  commands: {
    declaration: {
      description: 'Show a written declaration: the latest, or one by its number',
      number: 'Its number, such as 682, or words of its title; nothing for the latest',
    },
    signatory: {
      description: 'Show what a member of the Assembly signed, and with whom',
      name: 'The member’s name',
    },
    search: {
      description: 'Search the titles and texts of written declarations',
      words: 'Words, "an exact phrase", one OR other, -without',
      page: 'Further results: 2 for the second page',
    },
    subscribe: {
      description:
        'Alert a channel to new written declarations: to all, or to those that meet every option given',
      channel: 'Where the alerts go; this channel when left out',
      signatory: 'Only when this member signed',
      delegation: 'Only when a member of this country’s delegation signed',
      group: 'Only when a member of this political group signed',
      country: 'Only when it is about this country',
      words: 'Only when the text has these words, "an exact phrase", one OR other, -without',
      language: 'The language of the alerts in that channel',
    },
    subscriptions: {
      description: 'See or end this server’s subscriptions',
      list: 'Show this server’s subscriptions',
      remove: 'End a subscription',
      which: 'The subscription to end',
    },
    status: { description: 'What Hemicycle holds, how its sources are doing and what waits' },
    help: { description: 'What Hemicycle does and how to begin' },
  },
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function withRest(names: readonly string[], total: number): string {
  const rest = total - names.length;
  return list(rest > 0 ? [...names, `${number(rest)} ${these(rest, 'other', 'others')}`] : names);
}
