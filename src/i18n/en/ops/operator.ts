import { count } from '../words.ts';

export const operator = {
  failing: (source: string, outcome: string, since: string) =>
    `Looking at ${source} has failed since ${since}: it ${outcome}.`,
  blockedHint:
    'This is not worked around. Pages saved with a browser can be read with the verb `import`. The next looks come less and less often.',
  recovered: (source: string, toldAt: string | null) =>
    `${source} answers again.${toldAt === null ? '' : ` That it failed was said here on ${toldAt}.`}`,
  archive: (before: number, days: number) =>
    `The walk has caught up: everything from file ${before} on is read. What is older can be read as well, slowly and alerting nobody: set \`ARCHIVE=full\` and restart. It takes about ${count(days, 'day', 'days')}, the weeks of part-sessions not counted. This is said once.`,
  shorter: (number_: number, names: number, held: number, since: string) =>
    `Since ${since} the page of No. ${number_} has shown ${count(names, 'name', 'names')} instead of ${held}. Signatures cannot be withdrawn, so the longer list stays for now. If a look three days or more later shows the same, the shorter list is taken for a correction and what was posted is edited; if the full list is back, nothing happens.`,
  shorterOver: (number_: number, held: number) =>
    `Which list of No. ${number_} is right is settled: ${count(held, 'name is', 'names are')} held now.`,
  pages: (number_: number, since: string, files: string, hasMore: boolean) =>
    `${count(number_, 'page', 'pages')} of the Assembly’s site cannot be read as a declaration or as anything else, the first since ${since}: ${count(number_, 'file', 'files')} ${files}${hasMore ? ' and more' : ''}. A new declaration may be among them, of which nobody hears meanwhile. ${number_ === 1 ? 'It is' : 'They are'} tried again every day. Look at ${number_ === 1 ? 'it' : 'one of them'} in a browser: what is a declaration there can be read with \`/operator read\` or the verb \`import\`. If it is whole and still not read, the site’s layout may have changed, which needs a newer version of Hemicycle.`,
  pagesRead: 'All pages of the Assembly’s site that could not be read have been read by now.',
  unwritable: {
    full: 'The disk of the database is full: nothing is stored and alerts wait. Make some room on it; everything then goes on by itself, and nothing needs to be restored.',
    'read-only':
      'The database is read-only: nothing is stored and alerts wait. Let it take writes again; everything then goes on by itself.',
  },
  writable: 'The database takes writes again: alerts that waited are posted now.',
  olderCopy: (since: string, messages: number, hidden: number) =>
    `The database is an older copy: it knew nothing of what was posted since ${since}. ${
      messages === 0
        ? 'No alert of that time was found in the channels'
        : `${count(messages, 'message', 'messages')} of that time ${messages === 1 ? 'was' : 'were'} found in the channels and recorded, so that nobody is told a second time`
    }. What people set or deleted since then is lost.${
      hidden === 0
        ? ''
        : ` ${count(hidden, 'channel', 'channels')} could not be read: alerts that may be there already are not posted again but marked \`uncertain\`; the verb \`deliveries\` shows them, and with \`--retry\` sends one.`
    }`,
  zone: (zone: string, instead: string, owners: number) =>
    `The database does not know the time zone ${zone}, which ${count(owners, 'server or person has', 'servers or people have')} set: their digests and daily limits go by ${instead}. An update of the database’s time zone data (the package \`tzdata\`) mends it, or another zone chosen with \`/settings\`.`,
  zoneOver: (zone: string) =>
    `The database knows the time zone ${zone} by now, or nobody has it set any more.`,
  deaf: 'Discord delivered nothing over a connection that was open: commands may have stayed without an answer. The connection is made again; if this goes on, restart Hemicycle and look at discordstatus.com. Alerts are posted all the same.',
  hears: 'Discord delivers over the connection again: commands are answered.',
  delivery: (number_: number, channelId: string, reason: string) =>
    `The alert on No. ${number_} for channel ${channelId} did not go out as it should: ${reason} The verb \`deliveries\` shows it, and with \`--retry\` sends it again; others like it are not told one by one.`,
};
