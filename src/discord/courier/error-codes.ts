import { RESTJSONErrorCodes } from 'discord.js';

/**
 * What an answer of Discord's means for what was sent, by its documented code.
 *
 * - `passes`: it may go another time; `edge`: Discord's network keeps the address out, so everything waits
 * - `picture`: it may go without the picture
 * - `wording`: refused for what it says, which will not change
 * - `closed`: nothing goes there until somebody changes something
 * - `archived`: the thread is to be opened again; `locked`: only a moderator can
 * - `gone`: the message that was to be changed is not there, or is not the bot's
 * - `done`: what was asked for is so already
 * - `defect`: malformed, which is the bot's mistake
 * - `unlisted`: undocumented, or not to be expected for what the bot asks: tried again a few times, then a defect
 */
export type ErrorMeaning =
  | 'passes'
  | 'edge'
  | 'picture'
  | 'wording'
  | 'closed'
  | 'archived'
  | 'locked'
  | 'gone'
  | 'done'
  | 'defect'
  | 'unlisted';

type Name = keyof typeof RESTJSONErrorCodes;

/** Codes that can come for messages, posts of forums, threads and channels, by discord.js's names. */
const named = {
  passes: [
    'Unauthorized',
    'VerifyYourAccount',
    'InvalidToken',
    'ActionCannotBePerformedDueToSlowmodeRateLimit',
    'AnnouncementEditLimitExceeded',
    'ChannelSendRateLimit',
    'ServerSendRateLimit',
    'MaximumNumberOfEditsToMessagesOlderThanOneHourReached',
    'OpeningDirectMessagesTooFast',
    'SendMessagesHasBeenTemporarilyDisabled',
    'FeatureTemporarilyDisabledServerSide',
    'ServiceResourceIsBeingRateLimited',
    'IndexNotYetAvailable',
    'ApplicationNotYetAvailable',
    'APIResourceOverloaded',
    'MaximumActiveThreads',
    'MaximumActiveAnnouncementThreads',
    'UnknownTag',
  ],
  edge: ['CloudflareIsBlockingYourRequest'],
  picture: [
    'AccessToFileUploadsHasBeenLimitedForThisGuild',
    'RequestEntityTooLarge',
    'FileUploadedExceedsMaximumSize',
    'InvalidFileUploaded',
    'ProvidedFileIsInvalid',
    'ProvidedFileTypeIsInvalid',
    'UploadedFileNotFound',
    'MaximumNumberOfAttachmentsInAMessageReached',
    'FailedToResizeAssetBelowTheMaximumSize',
  ],
  wording: [
    'MessageWasBlockedByAutomaticModeration',
    'TitleWasBlockedByAutomaticModeration',
    'MessageBlockedByHarmfulLinksFilter',
    'ExplicitContentCannotBeSentToTheDesiredRecipient',
    'StageTopicServerNameServerDescriptionOrChannelNamesContainDisallowedWords',
  ],
  closed: [
    'UnknownChannel',
    'UnknownGuild',
    'UnknownUser',
    'MissingAccess',
    'MissingPermissions',
    'CannotSendMessagesToThisUser',
    'CannotSendMessagesToThisUserDueToHavingNoMutualGuilds',
    'InvalidRecipients',
    'CannotSendMessagesInNonTextChannel',
    'CannotSendAMessageInAForumChannel',
    'CannotExecuteActionOnThisChannelType',
    'ChannelVerificationLevelTooHighForYouToGainAccess',
    'UserBannedFromThisGuild',
    'InvalidGuild',
    'ServerNotAvailableInYourLocation',
    'TagRequiredToCreateAForumPostInThisChannel',
    'ThereAreNoTagsAvailableThatCanBeSetByNonModerators',
    'TwoFactorAuthenticationIsRequired',
    'MaximumThreadParticipantsReached',
  ],
  archived: ['InvalidActionOnArchivedThread'],
  locked: ['ThreadLocked'],
  gone: [
    'UnknownMessage',
    'CannotEditMessageAuthoredByAnotherUser',
    'CannotExecuteActionOnSystemMessage',
    'InvalidMessageType',
  ],
  done: ['ThisMessageWasAlreadyCrossposted', 'ThreadAlreadyCreatedForMessage'],
  defect: [
    'InvalidFormBodyOrContentType',
    'CannotSendAnEmptyMessage',
    'RequestBodyContainsInvalidJSON',
    'InvalidAPIVersion',
    'CannotReplyWithoutPermissionToReadMessageHistory',
    'CannotReferenceAMessageWithoutPermissionToReadMessageHistory',
    'ParameterEarlierThanCreation',
    'BotsCannotUseThisEndpoint',
    'CannotExecuteActionOnDMChannel',
  ],
} as const satisfies Readonly<Partial<Record<ErrorMeaning, readonly Name[]>>>;

const meanings: ReadonlyMap<number, ErrorMeaning> = new Map(
  Object.entries(named).flatMap(([meaning, names]) =>
    names.map((name) => [RESTJSONErrorCodes[name], meaning as ErrorMeaning] as const),
  ),
);

/** The meaning of a code of Discord's. */
export function meaningOf(code: number): ErrorMeaning {
  return meanings.get(code) ?? 'unlisted';
}
