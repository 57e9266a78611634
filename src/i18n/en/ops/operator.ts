import { count } from '../words.ts';

export const operator = {
  failing: (source: string, outcome: string, since: string) =>
    `Checking ${source} has failed since ${since}: it ${outcome}.`,
  blockedHint:
    'I do not try to get around that. You can save pages with a browser and read them with the command `import`. I will check less and less often.',
  recovered: (source: string, toldAt: string | null) =>
    `${source} answers again.${toldAt === null ? '' : ` I reported the failure here on ${toldAt}.`}`,
  archive: (before: number, days: number) =>
    `I have read everything from file ${before} up to today. I can also read older files, slowly and without alerts: set \`ARCHIVE=full\` and restart. That takes about ${count(days, 'day', 'days')}, not counting the weeks of part-sessions. I say this only once.`,
  shorter: (number_: number, names: number, held: number, since: string) =>
    `Since ${since} the page of No. ${number_} has shown ${count(names, 'name', 'names')} instead of ${held}. Signatures cannot be withdrawn, so I keep the longer list for now. If the page still shows the same after three days or more, I will take the shorter list as a correction and update the messages; if the full list is back, nothing happens.`,
  shorterOver: (number_: number, held: number) =>
    `It is now clear which list of No. ${number_} is right: it has ${count(held, 'name', 'names')}.`,
  pages: (number_: number, since: string, files: string, hasMore: boolean) =>
    `${count(number_, 'page', 'pages')} of the Assembly’s site cannot be read as a declaration or as anything else, the first since ${since}: ${count(number_, 'file', 'files')} ${files}${hasMore ? ' and more' : ''}. A new declaration may be among them, and nobody is alerted to it meanwhile. I try again every day. Open ${number_ === 1 ? 'it' : 'one of them'} in a browser: if it is a declaration, read it with \`/operator read\` or the command \`import\`. If the page is complete and I still cannot read it, the layout of the site may have changed: update Hemicycle.`,
  pagesRead: 'I have now read all the pages of the Assembly’s site that I could not read before.',
  unwritable: {
    full: 'The disk of the database is full: nothing can be stored and alerts wait. Free some space; everything then resumes by itself, and nothing needs to be restored.',
    'read-only':
      'The database is read-only: nothing can be stored and alerts wait. Make it writable again; everything then resumes by itself.',
  },
  writable: 'The database can be written again: the alerts that waited are being posted now.',
  olderCopy: (since: string, messages: number, hidden: number) =>
    `The database is an older copy: it has no record of what was posted since ${since}. ${
      messages === 0
        ? 'I found no alerts from that time in the channels'
        : `I found ${count(messages, 'message', 'messages')} from that time in the channels and recorded ${messages === 1 ? 'it' : 'them'}, so that nobody is alerted twice`
    }. What people set or deleted since then is lost.${
      hidden === 0
        ? ''
        : ` I could not read ${count(hidden, 'channel', 'channels')}: alerts that may already be there are not posted again but marked \`uncertain\`; the command \`deliveries\` lists them, and posts one with \`--retry\`.`
    }`,
  zone: (zone: string, instead: string, owners: number) =>
    `The database does not know the time zone ${zone}, which ${count(owners, 'server or person has', 'servers or people have')} set: their digests and daily limits follow ${instead}. To fix this, update the time zone data of the database (the package \`tzdata\`) or choose another zone with \`/settings\`.`,
  zoneOver: (zone: string) =>
    `The time zone ${zone} is no longer a problem: the database knows it now, or nobody uses it any more.`,
  deaf: 'Discord sent nothing over an open connection: commands may have gone unanswered. I am reconnecting; if this continues, restart Hemicycle and check discordstatus.com. Alerts are still posted.',
  hears: 'The connection to Discord works again: commands are answered.',
  report: (to: string, channelId: string, reason: string) =>
    `The report on the period up to ${to} for channel ${channelId} was not posted: ${reason} It is not tried again by itself. Somebody who manages that server sees it in \`/reports list\` and can have it posted with \`/reports again\`. I do not report similar ones one by one.`,
  delivery: (number_: number, channelId: string, reason: string) =>
    `The alert on No. ${number_} for channel ${channelId} was not posted as it should be: ${reason} The command \`deliveries\` shows it, and posts it again with \`--retry\`. I do not report similar ones one by one.`,
};
