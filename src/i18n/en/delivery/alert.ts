import { count } from '../words.ts';

/** Of the buttons and the menu under an alert, and what they answer. */
export const alert = {
  signatories: (value: number) => `Signatories (${value})`,
  earlier: 'Earlier on this',
  fullText: 'Full text',
  all: (value: number) => `All of them (${value})`,
  menu: 'Follow, mute, why it came …',
  open: 'Open one of these',
  followHere: (what: string) => `Follow ${what} here`,
  followAlone: (what: string) => `Follow ${what}`,
  /** A thing that can be followed, within a sentence. */
  called: {
    topic: (name: string) => `“${name}”`,
    delegation: (ofCountry: string) => `the delegation ${ofCountry}`,
  },
  /** What comes for each kind of thing that can be followed. */
  subjects: {
    country: 'Declarations about this country',
    topic: 'Declarations on this topic',
    person: 'Declarations this member signs',
    delegation: 'Declarations that members of this delegation sign',
    group: 'Declarations that members of this political group sign',
  },
  chooseHere: 'Follow something else of it here …',
  chooseHereDetail: 'For those who may manage the server',
  chooseMe: 'Follow for me …',
  chooseMeDetail: 'Alerts in a direct message, which nobody else sees',
  chooseAlone: 'Follow something else of it …',
  names: 'Tell me when names are added',
  namesDetail: 'A direct message for each later edition of this one',
  mute: 'Mute this one',
  muteDetail: 'No more news of it in this channel; can be taken back',
  why: 'Why did this come?',
  whyDetail: 'Step by step, for this channel',
  share: 'Share the full text here',
  shareDetail: 'Posts it in this channel for everybody',
  export: 'Export',
  exportDetail: 'Who signed, as CSV and JSON',
  /** What the lists ask. */
  askHere: (declaration: number) => `What of No. ${declaration} shall this channel follow?`,
  askMe: (declaration: number) => `What of No. ${declaration} do you want to follow?`,
  choose: 'Choose what to follow',
  elsewhere:
    'This message stands where I post no alerts of my own, so there is nothing to change here. `/subscribe` makes a channel follow something.',
  needsManage:
    'Only those who may manage the server can change what this channel follows. **Follow for me** is for everyone.',
  muteNeedsManage: 'Only those who may manage the server can mute an alert for everybody here.',
  followed: (what: string) => `You now get a direct message for **${what}**.`,
  followedAlready: (what: string) => `You already get a direct message for **${what}**. Nothing was added.`,
  closed:
    'Discord does not let me write to you. Allow direct messages from members of this server (its name, Privacy Settings), then choose this again. Nothing was saved.',
  unreachable:
    'I could not reach your direct messages just now. Nothing was saved; please try again in a while.',
  begun: (what: string) =>
    `You asked in a server to be told here of **${what}**. \`/subscriptions list\` shows here what you follow, \`/subscriptions remove\` ends it, \`/privacy delete\` deletes everything.`,
  /** @param until the usual last day for signing. */
  named: (declaration: number, until: string) =>
    `You get a direct message when names are added to No. ${declaration}. Members may sign until about ${until}; after that it ends by itself.`,
  signingOver: (declaration: number, until: string) =>
    `Signing of No. ${declaration} was open until about ${until}: no names are added any more, so there is nothing to tell you of.`,
  namedAlready: (declaration: number) =>
    `You already get a direct message when names are added to No. ${declaration}.`,
  unname: 'Do not tell me any more',
  unnamed: (declaration: number) =>
    `You no longer get a direct message when names are added to No. ${declaration}.`,
  unnamedAlready: (declaration: number) => `You are not told of names added to No. ${declaration}.`,
  muted: (declaration: number) =>
    `Nothing more about No. ${declaration} is posted in this channel, and its message stays as it is, whatever names are added.`,
  mutedAlready: (declaration: number, at: string) =>
    `No. ${declaration} has been muted in this channel since ${at}.`,
  unmute: 'Unmute',
  unmuted: (declaration: number) =>
    `This channel hears of No. ${declaration} again: its message is brought up to date now. What was left out meanwhile is not posted later.`,
  unmutedAlready: (declaration: number) => `No. ${declaration} is not muted in this channel.`,
  notPosted: (declaration: number) =>
    `I have no record of an alert on No. ${declaration} in this channel, so there is nothing to mute.`,
  heading: (total: number) => count(total, 'written declaration', 'written declarations'),
};
