import type { PostingReasonCode } from '../../../assembly/delivery/posting-reason.ts';

export const posting = {
  gone: 'The channel no longer exists.',
  noAccess: 'Hemicycle cannot see the channel: allow View Channel there.',
  noPermission: 'Hemicycle cannot post in the channel: allow Send Messages and Embed Links there.',
  archived: 'The thread is archived: reopen it, or subscribe another channel.',
  locked: 'The thread is locked: unlock it, or subscribe another channel.',
  autoMod: 'AutoMod, the server’s own filter, blocked the message: exempt Hemicycle’s role from the rule.',
  needsTag: 'The forum requires a tag: choose one with `/settings forum`.',
  closedDirect: 'You do not accept direct messages from Hemicycle: allow them, then use any command here.',
  removed: 'Hemicycle was removed from the server.',
  noLongerHeld: 'The declaration is no longer stored.',
  noTelling:
    'Discord never answered, and without the permission Read Message History Hemicycle cannot check whether the message was posted.',
  ownTrouble: 'Posting failed because of an error in Hemicycle.',
  toldBefore:
    'The declaration had already been announced in the channel, and that message now shows the new edition.',
  unsubscribed: 'The subscription was removed before the alert was posted.',
  muted: 'The declaration was muted in the channel.',
  malformed: 'Discord did not accept the form of the message.',
  refused: 'Discord refused the message.',
  tooFast: 'Discord asked Hemicycle to wait.',
  serverTrouble: 'Discord had an internal error.',
  edge: 'Discord’s network, or a proxy before it, sent a page instead of Discord’s answer.',
  timeout: 'Discord did not answer in time.',
  unreachable: 'Discord could not be reached.',
  unknown:
    'Discord has an outage in the server, or does not say what Hemicycle may do there: posting resumes when that is over.',
  timedOut:
    'Hemicycle is timed out in the server and cannot post: a moderator can end the time-out; otherwise it ends by itself.',
  manyRefused:
    'Discord refused too many messages from Hemicycle in this server: they are being tried again more slowly. Check the permissions of Hemicycle there.',
  paused: 'Discord has temporarily switched off a feature that this needs: it will be tried again.',
  tooManyThreads: 'The server has as many open threads as Discord allows: close some.',
  links: 'Discord’s filter against harmful links blocked the message.',
  unlisted: 'Discord refused the message for an unknown reason.',
  token: 'Discord does not accept the bot’s token.',
  stopped: 'The bot was stopping.',
  personGone: 'The member whom the report is about is no longer stored.',
  unspecified: 'The recorded reason is unknown to this version of Hemicycle.',
} satisfies Readonly<Record<PostingReasonCode, string>>;
