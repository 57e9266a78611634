import { Collection, Options, type ClientUser } from 'discord.js';

const self = (user: { id: string; client: { user: ClientUser | null } }) => user.id === user.client.user?.id;
const selfOnly = { maxSize: 0, keepOverLimit: self };

/** Of these nothing is read. */
const unread: ReadonlySet<string> = new Set([
  'ApplicationCommandManager',
  'AutoModerationRuleManager',
  'DMMessageManager',
  'GuildBanManager',
  'GuildEmojiManager',
  'GuildInviteManager',
  'GuildMessageManager',
  'GuildScheduledEventManager',
  'GuildStickerManager',
  'MessageManager',
  'PresenceManager',
  'ReactionManager',
  'ReactionUserManager',
  'StageInstanceManager',
  'ThreadMemberManager',
  'VoiceStateManager',
]);

const limited = Options.cacheWithLimits({
  ...Options.DefaultMakeCacheSettings,
  GuildMemberManager: selfOnly,
  UserManager: selfOnly,
});

/** Takes whatever is put in, and holds nothing. */
class Nothing extends Collection<never, never> {
  override set(): this {
    return this;
  }
}

/** One for all: a collection of its own for everything that a server or a channel may have is a third of their size. */
const nothing = new Nothing();

/** Keeps what permissions need: servers, channels, threads, roles, and the bot's own user and members. */
export const makeCache: typeof limited = (...kind) =>
  unread.has(kind[2].name) || unread.has(kind[0].name) ? (nothing as never) : limited(...kind);
