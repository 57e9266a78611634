import { list, alternatives, number, capital } from '../words.ts';

export const subscribe = {
  done: (channel: string, what: string) => `${capital(channel)} will now get alerts for **${what}**.`,
  known: (channel: string, what: string) =>
    `${capital(channel)} already gets alerts for **${what}**. Nothing was added.`,
  full: (limit: number) =>
    `There are already ${number(limit)} subscriptions here, the most a server or a person can have. Remove one with \`/subscriptions remove\` and try again. Nothing was saved.`,
  would: (lastYear: number, all: number) =>
    lastYear === 0
      ? `None of the declarations of the last 12 months would have matched, but ${number(all)} of all on record.`
      : `${number(lastYear)} of the declarations of the last 12 months would have matched, and ${number(all)} of all on record.`,
  wouldNone:
    'None of the declarations on record would have matched. That may be right for a rare subject; if not, try fewer conditions or different words.',
  wouldNoneYet: 'None of the declarations on record so far would have matched.',
  latest: (entry: string) => `The latest: ${entry}`,
  nextAlert:
    'The next alert will come when the Assembly publishes a declaration that matches; earlier ones are not posted.',
  language: (channel: string, language: string) => `Alerts in ${channel} are in ${language}.`,
  languageChanged: (channel: string, language: string, before: string) =>
    `From now on, **all** alerts in ${channel} are in ${language}; until now they were in ${before}.`,
  preview: (channel: string, what: string) => `${capital(channel)} would get alerts for **${what}**.`,
  previewOnly: 'Nothing was saved. To subscribe, use the same command without `preview`.',
  nothingSaved: 'Nothing was saved.',
  unknownTopic: (typed: string, near: readonly string[]) =>
    `I found no topic called ${typed}. ${near.length === 0 ? '`/topics` shows them all.' : `Did you mean ${alternatives(near)}?`} Nothing was saved.`,
  onlyExclusions:
    'Those words, or those on one side of an `OR`, only say what a declaration must not contain, so nearly all would match. Add a word that it must contain, or another condition. Nothing was saved.',
  personal:
    'What somebody follows can reveal political opinions. I store it only to send you these alerts, and show it to nobody else. `/privacy show` shows exactly what is stored, and `/privacy delete` deletes all of it at once.',
  needsTag: (channel: string) =>
    `${channel} does not accept posts without a tag: choose one with \`/settings forum\`, or the first alert will fail.`,
  wished: {
    attach: (channel: string) =>
      `I cannot attach files in ${channel}, so alerts there have no picture of the signatories. To get it, allow **Attach Files** there.`,
    history: (channel: string) =>
      `I cannot read older messages in ${channel}. If Discord does not answer me, I cannot check whether an alert was posted, and will not post it again. To prevent that, allow **Read Message History** there.`,
  },
  missing: (channel: string, permissions: readonly string[]) =>
    `I cannot post in ${channel}: I need ${list(permissions.map((permission) => `**${permission}**`))} there.`,
  grant: (permissions: readonly string[]) =>
    `Open the channel’s settings, then Permissions, add me or my role and allow ${list(permissions)}. Then repeat the command. Nothing was saved.`,
  locked: (channel: string) =>
    `${channel} is locked, so nothing can be posted there. Unlock the thread or choose another channel. Nothing was saved.`,
  wrongChannel: (channel: string, kind: string) =>
    `${channel} is ${kind}, and I cannot post alerts there. Choose a text channel, an announcement channel, a forum or a thread. Nothing was saved.`,
  kinds: {
    category: 'a category',
    media: 'a media channel',
    other: 'a channel of another kind',
  },
  unknownDelegation: (typed: string) =>
    `I found no delegation called ${typed}. Pick one from the list that appears while you type, such as Italy or Ukraine. Nothing was saved.`,
  unknownGroup: (typed: string, groups: readonly string[]) =>
    `I found no political group called ${typed}. Choose ${alternatives(groups)}. Nothing was saved.`,
  unknownCountry: (typed: string) =>
    `I found no country called ${typed}. Pick one from the list that appears while you type. Nothing was saved.`,
  tooCommon:
    'Nearly every text contains those words, or those on one side of an `OR`. Add a name, a country or a subject. If you mean an abbreviation, write it in capitals: `WHO`. Nothing was saved.',
  tooLong: (limit: number) => `The words may have at most ${number(limit)} characters. Nothing was saved.`,
  permissions: {
    view: 'View Channel',
    send: 'Send Messages',
    sendInThreads: 'Send Messages in Threads',
    embed: 'Embed Links',
  },
};
