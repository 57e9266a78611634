import { list, alternatives, number, capital } from '../words.ts';

export const subscribe = {
  done: (channel: string, what: string) => `${capital(channel)} now gets an alert for **${what}**.`,
  known: (channel: string, what: string) =>
    `${capital(channel)} already gets an alert for **${what}**. Nothing was added.`,
  full: (limit: number) =>
    `There are ${number(limit)} subscriptions here, which is as many as one server or person can have. Remove one with \`/subscriptions remove\` and try again.`,
  would: (lastYear: number, all: number) =>
    `${lastYear === 0 ? 'None' : number(lastYear)} of the declarations of the last 12 months would have matched, and ${number(all)} of all held here.`,
  wouldNone:
    'None of the declarations held here would have matched. That may be right for something rare; if not, try fewer conditions or other words.',
  wouldNoneYet: 'None of the declarations held here so far would have matched.',
  latest: (entry: string) => `The latest: ${entry}`,
  nextAlert:
    'The next alert comes when the Assembly publishes a declaration that matches; earlier ones are not posted.',
  language: (channel: string, language: string) => `Alerts in ${channel} are written in ${language}.`,
  languageChanged: (channel: string, language: string, before: string) =>
    `From now on **all** alerts in ${channel} are written in ${language}; they were in ${before}.`,
  preview: (channel: string, what: string) => `${capital(channel)} would get an alert for **${what}**.`,
  previewOnly: 'Nothing was saved. The same command without `preview` subscribes the channel.',
  nothingSaved: 'Nothing was saved.',
  unknownTopic: (typed: string, near: readonly string[]) =>
    `I know no topic called ${typed}. ${near.length === 0 ? '`/topics` shows them all.' : `Did you mean ${alternatives(near)}?`} Nothing was saved.`,
  onlyExclusions:
    'Those words, or those on one side of an `OR`, only say what a declaration must not contain, which nearly every one fulfils. Add a word that it must contain, or another condition. Nothing was saved.',
  personal:
    'What somebody follows can reveal political opinions. I keep it only to send you these alerts, and show it to nobody else. `/privacy show` says exactly what is kept, and `/privacy delete` deletes all of it at once.',
  needsTag: (channel: string) =>
    `${channel} takes no post without a tag: choose one with \`/settings forum\`, or the first alert will fail.`,
  wished: {
    attach: (channel: string) =>
      `I may not attach files in ${channel}, so alerts come without the picture of who signed: allow **Attach Files** there to have it.`,
    history: (channel: string) =>
      `I may not read older messages in ${channel}. When Discord leaves me without an answer I cannot look whether an alert has arrived, and then do not post it again: allow **Read Message History** there.`,
  },
  missing: (channel: string, permissions: readonly string[]) =>
    `I cannot post in ${channel}: I lack ${list(permissions.map((permission) => `**${permission}**`))} there.`,
  grant: (permissions: readonly string[]) =>
    `Open the channel’s settings, then Permissions, add me or my role and allow ${list(permissions)}. Then repeat the command. Nothing was saved.`,
  locked: (channel: string) =>
    `${channel} is locked, so nothing can be posted there. Unlock the thread or choose another channel. Nothing was saved.`,
  wrongChannel: (channel: string, kind: string) =>
    `${channel} is ${kind}, where I cannot post an alert. Choose a text channel, an announcement channel, a forum or a thread. Nothing was saved.`,
  kinds: {
    category: 'a category',
    media: 'a media channel, which takes threads only',
    other: 'a channel of another kind',
  },
  unknownDelegation: (typed: string) =>
    `I know no delegation called ${typed}. Pick one from the list that appears while you type, such as Italy or Ukraine. Nothing was saved.`,
  unknownGroup: (typed: string, groups: readonly string[]) =>
    `I know no political group called ${typed}. It can be ${alternatives(groups)}. Nothing was saved.`,
  unknownCountry: (typed: string) =>
    `I know no country called ${typed}. Pick one from the list that appears while you type. Nothing was saved.`,
  tooCommon:
    'Nearly every text has those words, or those on one side of an `OR`. Add a name, a country or a subject. If you mean an abbreviation, write it in capitals: `WHO`. Nothing was saved.',
  tooLong: (limit: number) => `The words may have at most ${number(limit)} characters. Nothing was saved.`,
  permissions: {
    view: 'View Channel',
    send: 'Send Messages',
    sendInThreads: 'Send Messages in Threads',
    embed: 'Embed Links',
  },
};
