import type { PostingReasonCode } from '../../../assembly/posting-reason.ts';

export const posting = {
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
  muted: 'The declaration was muted in the channel.',
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
} satisfies Readonly<Record<PostingReasonCode, string>>;
