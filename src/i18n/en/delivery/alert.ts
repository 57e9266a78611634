import { count, quote } from '../words.ts';

/** Of the buttons and the menu under an alert, and what they answer. */
export const alert = {
  signatories: (value: number) => `Signatories (${value})`,
  earlier: 'Earlier on this',
  fullText: 'Full text',
  all: (value: number) => `All of them (${value})`,
  menu: 'Follow, mute, why this alert…',
  open: 'Open one of these',
  followHere: (what: string) => `Follow ${what} here`,
  followAlone: (what: string) => `Follow ${what}`,
  /** A thing that can be followed, within a sentence. */
  called: {
    topic: (name: string) => quote(name),
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
  chooseHere: 'Follow more from this one here…',
  chooseHereDetail: 'Only for those who manage the server',
  chooseMe: 'Follow for me…',
  chooseMeDetail: 'Alerts by direct message, which nobody else sees',
  chooseAlone: 'Follow more from this one…',
  names: 'Notify me when names are added',
  namesDetail: 'A direct message for each later edition',
  mute: 'Mute this declaration',
  muteDetail: 'No more about it in this channel; you can undo this',
  why: 'Why this alert?',
  whyDetail: 'Step by step, for this channel',
  share: 'Share the full text here',
  shareDetail: 'Post it in this channel for everybody',
  export: 'Export',
  exportDetail: 'The signatories, as a file',
  /** What the lists ask. */
  askHere: (declaration: number) => `What from No. ${declaration} should this channel follow?`,
  askMe: (declaration: number) => `What from No. ${declaration} do you want to follow?`,
  choose: 'Choose what to follow',
  elsewhere:
    'I do not post alerts in this channel, so there is nothing to change here. Use `/subscribe` in the channel that should get alerts.',
  needsManage:
    'Only those who manage the server can change what this channel follows. **Follow for me** is for everybody.',
  muteNeedsManage: 'Only those who manage the server can mute a declaration for everybody here.',
  followed: (what: string) => `You will now get direct messages for **${what}**.`,
  followedAlready: (what: string) => `You already get direct messages for **${what}**. Nothing was added.`,
  closed:
    'Discord does not let me write to you. Allow direct messages from members of this server (its name, Privacy Settings), then choose this again. Nothing was saved.',
  unreachable:
    'I could not send you a direct message just now. Nothing was saved; try again in a few minutes.',
  begun: (what: string) =>
    `In a server, you asked to follow **${what}** here. \`/subscriptions list\` shows what you follow, \`/subscriptions remove\` stops it, and \`/privacy delete\` deletes everything stored about you.`,
  /** @param until the usual last day for signing. */
  named: (declaration: number, until: string) =>
    `You will get a direct message when names are added to No. ${declaration}. Members can sign it until about ${until}; after that, these messages stop by themselves.`,
  signingOver: (declaration: number, until: string) =>
    `No. ${declaration} was open for signature until about ${until}: no more names can be added, so there is nothing to notify you of.`,
  namedAlready: (declaration: number) =>
    `You already get a direct message when names are added to No. ${declaration}. Nothing was added.`,
  unname: 'Stop notifying me',
  unnamed: (declaration: number) =>
    `You will no longer get a direct message when names are added to No. ${declaration}.`,
  unnamedAlready: (declaration: number) =>
    `You do not get messages about names added to No. ${declaration}. There is nothing to stop.`,
  muted: (declaration: number) =>
    `No. ${declaration} is now muted: nothing more about it will be posted in this channel, and its message will not change if names are added.`,
  mutedAlready: (declaration: number, at: string) =>
    `No. ${declaration} has already been muted in this channel since ${at}.`,
  unmute: 'Unmute',
  unmuted: (declaration: number) =>
    `No. ${declaration} is no longer muted in this channel, and its message is being updated. What was left out meanwhile will not be posted.`,
  unmutedAlready: (declaration: number) => `No. ${declaration} is not muted in this channel.`,
  notPosted: (declaration: number) =>
    `I have not posted an alert on No. ${declaration} in this channel, so there is nothing to mute.`,
  heading: (total: number) => count(total, 'written declaration', 'written declarations'),
};
