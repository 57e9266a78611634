import {
  type Call,
  completeOption,
  type FilledModal,
  type MenuCall,
  type Press,
  pressComponent,
  runCommand,
  type Stage,
  submitModal,
  useMenu,
} from './acting.ts';
import type { RegisteredCommand } from '../world/commands.ts';
import { ChannelHandle } from './channel-handle.ts';
import type { Reply } from './conversation.ts';
import type { Fault, FaultRequest, StormRequest } from '../http/faults.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { GuildHandle, type GuildOptions, UserHandle } from './guild-handle.ts';
import type { ChoiceShown } from '../world/interactions.ts';
import type { Limits } from '../http/limits.ts';
import { Flags, type Message } from '../world/model.ts';
import type { PermissionChange } from './channel-handle.ts';
import type { LoggedRequest, Refusal, Sandbox } from '../sandbox.ts';
import { Waiting } from './waiting.ts';

/** The driver: makes guilds and people, does what they do, and looks at what the bot has done. */
export class Discord {
  readonly sandbox: Sandbox;
  private readonly stop: () => Promise<void>;
  private readonly stage: Stage;
  private closed: Promise<void> | null = null;

  constructor(sandbox: Sandbox, stop: () => Promise<void>, patienceMs: number) {
    this.sandbox = sandbox;
    this.stop = stop;
    this.stage = { sandbox, waiting: new Waiting(sandbox.world), patienceMs };
  }

  /** The address for `rest: { api }`, without a version. */
  get apiUrl(): string {
    return `${this.sandbox.origin}/api`;
  }

  get token(): string {
    return this.sandbox.token;
  }

  get applicationId(): string {
    return this.sandbox.applicationId;
  }

  get gateway(): Gateway {
    return this.sandbox.gateway;
  }

  /** What was refused with 429, and the invalid requests of the current ten minutes. */
  get limits(): Limits {
    return this.sandbox.limits;
  }

  /** Everything that was refused for what it said. A bot that behaves leaves it empty. */
  get refusals(): readonly Refusal[] {
    return this.sandbox.refusals;
  }

  get requests(): readonly LoggedRequest[] {
    return this.sandbox.requests;
  }

  /** The commands registered everywhere. */
  get commands(): readonly RegisteredCommand[] {
    return this.sandbox.commands.list();
  }

  /** How many times a whole set of commands was written. */
  get registrations(): number {
    return this.sandbox.commands.registrations;
  }

  /** Makes a guild, with the bot in it unless told otherwise, and tells the bot. */
  addGuild(options: GuildOptions): GuildHandle {
    const guild = new GuildHandle(this.sandbox, options);
    if (options.withBot !== false) this.sandbox.gateway.announce(guild.state);
    this.sandbox.world.changed();
    return guild;
  }

  /** Makes somebody who shares no guild with the bot. */
  addUser(options: { name: string; locale?: string }): UserHandle {
    return new UserHandle(this.sandbox.world.addUser(options.name, options.locale ?? 'en-US'));
  }

  /** The direct messages between somebody and the bot. */
  directMessages(user: UserHandle): ChannelHandle {
    return new ChannelHandle(this.sandbox, this.sandbox.world.directMessages(user.state));
  }

  /** A conversation of people without the bot, where those who have installed it can use it. */
  conversation(...people: UserHandle[]): ChannelHandle {
    const users = people.map(({ state }) => state);
    return new ChannelHandle(this.sandbox, this.sandbox.world.conversation(users));
  }

  /** Everything the bot has posted that is still there, in every channel, thread and conversation, in order. */
  get posted(): Message[] {
    const { channels, bot } = this.sandbox.world;
    const all = [...channels.values()].flatMap(({ log }) => [...log.values()]);
    const own = all.filter(({ author, onlyFor }) => author === bot && onlyFor === null);
    return own.toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
  }

  /** How long `enforce_nonce` remembers, in milliseconds. */
  set nonceWindowMs(ms: number) {
    this.sandbox.nonces.windowMs = ms;
  }

  /** Forgets every nonce, as when its window has passed. */
  forgetNonces(): void {
    this.sandbox.nonces.forget();
  }

  setPermissions(channel: ChannelHandle, change: PermissionChange): void {
    channel.setPermissions(change);
  }

  /** Makes coming requests fail. */
  fail(request: FaultRequest): Fault {
    return this.sandbox.faults.add(request);
  }

  /** Makes a part of the coming requests fail, by chance and from a seed. */
  storm(request: StormRequest): Fault {
    return this.sandbox.faults.storm(request);
  }

  /** Ends every misfortune asked for. */
  clearFaults(): void {
    this.sandbox.faults.clear();
  }

  /** Resolves with the answer of `probe` as soon as it is neither undefined nor false; it is asked again at every change. */
  waitFor<T>(probe: (discord: Discord) => T | undefined | false, what = 'what was waited for'): Promise<T> {
    const { waiting, patienceMs } = this.stage;
    const seen = (): T | undefined => {
      const found = probe(this);
      return found === false ? undefined : found;
    };
    return handled(waiting.until(seen, patienceMs, () => `${what} did not happen within ${patienceMs} ms.`));
  }

  /** The first message in the channel, already there or to come, that everybody sees and the predicate accepts. */
  waitForMessage(
    channel: ChannelHandle,
    accepts: (message: Message) => boolean = () => true,
  ): Promise<Message> {
    const { waiting, patienceMs } = this.stage;
    const complaint = (): string => {
      const seen = channel.messages.map(
        ({ content, embeds }) => `\n  ${content || (embeds[0]?.title ?? '(no text)')}`,
      );
      return `The message waited for did not come to #${channel.name} within ${patienceMs} ms. It holds ${seen.length}:${seen.join('')}`;
    };
    return handled(waiting.until(() => channel.messages.filter(isSaid).find(accepts), patienceMs, complaint));
  }

  /** Types a command and sends it, like a person; resolves when the bot has answered for good. */
  run(call: Call): Promise<Reply> {
    return handled(runCommand(this.stage, call));
  }

  /** Types into an option that completes; resolves with what the bot offers. */
  autocomplete(call: Call & { focused: string }): Promise<readonly ChoiceShown[]> {
    return handled(completeOption(this.stage, call));
  }

  /** Uses a command from the context menu of a message or a person. */
  menu(call: MenuCall): Promise<Reply> {
    return handled(useMenu(this.stage, call));
  }

  /** Presses a button, or chooses from a select. */
  click(press: Press): Promise<Reply> {
    return handled(pressComponent(this.stage, press));
  }

  /** Fills in the fields of a modal that a reply has shown, and sends it. */
  submit(modal: FilledModal): Promise<Reply> {
    return handled(submitModal(this.stage, modal));
  }

  /** Ends everything: connections, timers, waits. */
  close(): Promise<void> {
    this.closed ??= (async () => {
      this.stage.waiting.close();
      await this.stop();
    })();
    return this.closed;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

/** A promise whose rejection nobody needs to hear when nobody waits for it any more. */
function handled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

/** Whether there is more to see than that the bot is thinking. */
function isSaid(message: Message): boolean {
  return (message.flags & Flags.loading) === 0;
}
