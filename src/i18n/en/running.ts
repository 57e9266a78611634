import type { PostingReasonCode } from '../../assembly/posting-reason.ts';
import { count, number } from './words.ts';

export const running = {
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
    /** What is asked of the site beside the feeds. */
    programs: {
      walk: 'Walk over the file numbers',
      archive: 'Archive',
      pages: 'Announced pages',
      revisits: 'Pages read before',
      translations: 'Texts in the other language',
    },
    outcomes: {
      unchanged: 'nothing new',
      ok: 'answered',
      blocked: 'refused to let the bot in',
      unreachable: 'could not be reached',
      broken: 'answered with something unreadable',
    },
    ofNoUse: {
      news: 'carries the Assembly’s news and not its documents: of no use for finding declarations',
      pages: 'names no document of the Assembly: of no use for finding declarations',
    },
    waiting: (value: number) => `${count(value, 'page', 'pages')} waiting to be read`,
    archive: (percent: number) => `Reading the years before the walk began: ${percent} % done`,
    incomplete: (value: number) =>
      `${count(value, 'page', 'pages')} set aside as incomplete: nothing incomplete is ever alerted`,
    gone: (value: number) =>
      `${count(value, 'announced file', 'announced files')} that never came: the address answered “not found” for weeks`,
    pending: (value: number, orMore: boolean) =>
      `${orMore ? `${number(value)} alerts or more` : count(value, 'alert', 'alerts')} on the way`,
    trouble: 'Alerts that did not arrive here',
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
    archive: (before: number, days: number) =>
      `The walk has caught up: everything from file ${before} on is read. What is older can be read as well, slowly and alerting nobody: set \`ARCHIVE=full\` and restart. It takes about ${count(days, 'day', 'days')}, the weeks of part-sessions not counted. This is said once.`,
    shorter: (number_: number, names: number, held: number, since: string) =>
      `Since ${since} the page of No. ${number_} has shown ${count(names, 'name', 'names')} instead of ${held}. Signatures cannot be withdrawn, so the longer list stays for now. If a look three days or more later shows the same, the shorter list is taken for a correction and what was posted is edited; if the full list is back, nothing happens.`,
    unwritable: {
      full: 'The disk of the database is full: nothing is stored and alerts wait. Make some room on it; everything then goes on by itself, and nothing needs to be restored.',
      'read-only':
        'The database is read-only: nothing is stored and alerts wait. Let it take writes again; everything then goes on by itself.',
    },
    writable: 'The database takes writes again: alerts that waited are posted now.',
    zone: (zone: string, instead: string, owners: number) =>
      `The database does not know the time zone ${zone}, which ${count(owners, 'server or person has', 'servers or people have')} set: their digests and daily limits go by ${instead}. An update of the database’s time zone data (the package \`tzdata\`) mends it, or another zone chosen with \`/settings\`.`,
    deaf: 'Discord delivered nothing over a connection that was open: commands may have stayed without an answer. The connection is made again; if this goes on, restart Hemicycle and look at discordstatus.com. Alerts are posted all the same.',
    hears: 'Discord delivers over the connection again: commands are answered.',
    delivery: (number_: number, channelId: string, reason: string) =>
      `The alert on No. ${number_} for channel ${channelId} did not go out as it should: ${reason} The verb \`deliveries\` shows it, and with \`--retry\` sends it again; others like it are not told one by one.`,
  },
  help: {
    title: 'What Hemicycle does',
    about:
      'I follow the **written declarations** of the Parliamentary Assembly of the Council of Europe: short texts that members sign to say what they think or ask for. I tell channels about new ones and answer who signed what.',
    read: 'To look something up',
    manage: 'To follow (needs Manage Server)',
    personal: 'To follow for yourself',
    directly: '`/subscribe` works in a direct message with me too; nobody else sees what you follow there.',
    operate: 'To run me',
    inMenu: (names: string) => `In the menu of a message, under Apps: **${names}**.`,
    policy: 'Privacy policy',
    terms: 'Terms of service',
    searchHint: 'In words and searches: `"exact phrase"`, `one OR other`, `-without`.',
    note: 'Hemicycle is independent of the Assembly.',
  },
  trouble: {
    failed:
      'Something went wrong on my side, so this has no answer. Try again in a minute; `/status` says how I am doing.',
    databaseAway: 'My database is away at the moment, so I cannot answer. Try again in a minute.',
    unknownCommand: 'I no longer have this command. Restart Discord to see the current ones.',
    tooMuch: (seconds: number) =>
      `You, or this server, ask for more than I can do at a time. Try again in ${count(seconds, 'second', 'seconds')}.`,
    emptyOption: (name: string) =>
      `What you gave for **${name}** shows nothing that I could read. Type it again, or leave the option out.`,
    onlyInServer: 'This works in a server only.',
    notInstalled:
      'I am not a member of this server, so I cannot post in it. Ask somebody who manages it to add me, or write to me directly to follow for yourself.',
    needsManage:
      'In a server this needs the permission Manage Server. To follow for yourself, write to me directly.',
    noDeclaration: (number_: number) =>
      `I hold no written declaration No. ${number_}. Type a few words of its title to find it, or use \`/search\`.`,
    noDocument: (document: number) =>
      `I hold no written declaration with the number Doc. ${document}. Type a few words of its title to find it, or use \`/search\`.`,
    noDeclarationLike: (typed: string) =>
      `I found no written declaration for ${typed}. Give its number, such as 682, or use \`/search\`.`,
    noDeclarations: 'I hold no written declaration yet. `/status` says how the sources are doing.',
    noSignatory: (typed: string) =>
      `I know no signatory called ${typed}. Check the spelling, or type the surname alone.`,
    noSignatoryYet: (typed: string) => `I know no signatory called ${typed} yet.`,
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
    needsTag: 'The forum requires a tag: choose one with `/settings forum`.',
    closedDirect: 'You take no direct messages from Hemicycle: allow them, then write any command here.',
    removed: 'Hemicycle was removed from the server.',
    noLongerHeld: 'The declaration is no longer held.',
    noTelling:
      'Discord never answered, and without the permission Read Message History there is no telling whether the message is there.',
    ownTrouble: 'Posting failed for a reason of our own.',
    toldBefore: 'The channel had been told of the declaration, and its message shows the new edition.',
    unsubscribed: 'The subscription was ended before the alert was posted.',
    malformed: 'Discord did not accept the message as it was written.',
    refused: 'Discord refused the message.',
    tooFast: 'Discord asked to wait.',
    serverTrouble: 'Discord had a fault of its own.',
    edge: 'Discord’s network, or a proxy before it, sent a page instead of Discord’s answer.',
    timeout: 'Discord did not answer in time.',
    unreachable: 'Discord could not be reached.',
    unknown:
      'Discord has an outage in the server, or does not say what Hemicycle may do there: it goes on when that is over.',
    timedOut:
      'Hemicycle has a time-out in the server, during which it may say nothing: a moderator can end it, else it ends by itself.',
    manyRefused:
      'Discord refused too much of what Hemicycle sent to the server: it is tried again more slowly. Check what Hemicycle may do there.',
    paused: 'Discord has switched off for the moment what this needs: it is tried again.',
    tooManyThreads: 'The server has as many open threads as Discord allows: close some.',
    links: 'Discord’s filter against harmful links stopped the message.',
    unlisted: 'Discord refused the message for a reason that Hemicycle does not know.',
    token: 'Discord does not accept the bot’s token.',
    stopped: 'The bot was stopping.',
    unspecified: 'This version of Hemicycle does not know the reason that was noted.',
  } satisfies Readonly<Record<PostingReasonCode, string>>,
};

export type Running = typeof running;
