import { setTimeout as sleep } from 'node:timers/promises';
import type {
  IShardingStrategy,
  SessionInfo,
  WebSocketManager,
  WebSocketShardDestroyOptions,
} from '@discordjs/ws';
import {
  managerToFetchingStrategyOptions,
  SimpleContextFetchingStrategy,
  SimpleShardingStrategy,
  WebSocketShard,
  WebSocketShardDestroyRecovery,
  WebSocketShardEvents,
  WebSocketShardStatus,
} from './ws-library.ts';

type Payload = Parameters<IShardingStrategy['send']>[1];

/** No handshake is waited for longer when a shard ends. */
const handshakeMs = 5_000;

/** Lets one shard go on until it is over: the library would connect it all the same after whatever it waits for. */
class Context extends SimpleContextFetchingStrategy {
  isOver = false;

  override async retrieveSessionInfo(shardId: number): Promise<SessionInfo | null> {
    const session = await super.retrieveSessionInfo(shardId);
    return this.isOver ? new Promise(() => {}) : session;
  }

  override async updateSessionInfo(shardId: number, session: SessionInfo | null): Promise<void> {
    if (!this.isOver || session === null) await super.updateSessionInfo(shardId, session);
  }
}

/**
 * A shard that ends when it is told to. The library's own, ended while it waits for READY or for its next try,
 * connects again, and whoever ended it waits for ever.
 */
class Shard extends WebSocketShard {
  readonly #context: Context;
  #isOver = false;
  #isUnderWay = false;

  constructor(context: Context, shardId: number) {
    super(context, shardId);
    this.#context = context;
  }

  override async connect(): Promise<void> {
    this.#isUnderWay = true;
    this.on(WebSocketShardEvents.Hello, () => {
      this.#isUnderWay = false;
    });
    await super.connect();
  }

  override async destroy(options: WebSocketShardDestroyOptions = {}): Promise<void> {
    if (options.recover === undefined) {
      this.#isOver = true;
      this.#context.isOver = true;
      if (this.#isUnderWay) await this.#arrived();
    } else {
      if (this.#isOver) return;
      this.#isUnderWay = true;
    }
    await super.destroy(options);
  }

  /** Resolves when there is a connection that can be closed, or none. */
  async #arrived(): Promise<void> {
    const done = new AbortController();
    const { Hello, Closed, Error: Failed } = WebSocketShardEvents;
    const end = () => done.abort();
    for (const event of [Hello, Closed, Failed]) this.once(event, end);
    await sleep(handshakeMs, undefined, { signal: done.signal }).catch(() => undefined);
    for (const event of [Hello, Closed, Failed]) this.off(event, end);
  }
}

/**
 * The shards of this process, which may be some of all, and others later. Connected is the bot with the first that is ready: the
 * others follow, and end none of them.
 */
export class ShardsInProcess extends SimpleShardingStrategy {
  readonly #manager: WebSocketManager;
  readonly #mine: (() => readonly number[]) | null;
  readonly #shards = new Map<number, Shard>();
  #make: ((shardId: number) => Shard) | null = null;

  /** @param mine which of them are connected when the client connects; all unless told. */
  constructor(manager: WebSocketManager, mine: (() => readonly number[]) | null = null) {
    super(manager);
    this.#manager = manager;
    this.#mine = mine;
  }

  override async spawn(shardIds: number[]): Promise<void> {
    const options = await managerToFetchingStrategyOptions(this.#manager);
    this.#make = (shardId) => {
      const shard = new Shard(new Context(this.#manager, options), shardId);
      for (const event of Object.values(WebSocketShardEvents))
        shard.on(event, (payload?: object) => {
          // What is closed says nothing any more.
          if (this.#shards.get(shardId) === shard)
            this.#manager.emit(event, { ...payload, shardId } as never);
        });
      this.#shards.set(shardId, shard);
      return shard;
    };
    if (this.#mine === null) for (const shardId of shardIds) this.#make(shardId);
  }

  override async connect(): Promise<void> {
    for (const shardId of this.#mine?.() ?? []) if (!this.#shards.has(shardId)) this.#make?.(shardId);
    // A shard that fails tries again by itself, unless Discord closed it for good, which is told by another event.
    await Promise.any([...this.#shards.values()].map((shard) => shard.connect())).catch((error: unknown) => {
      throw error instanceof AggregateError ? error.errors[0] : error;
    });
  }

  /** Those that are connected, or connecting. */
  get size(): number {
    return this.#shards.size;
  }

  /** Connects one more; one that is connected, or is to be when the client connects, is left alone. */
  open(shardId: number): void {
    if (this.#make === null || this.#shards.has(shardId)) return;
    void this.#make(shardId)
      .connect()
      .catch(() => undefined);
  }

  /** Ends the connection of one; resolves when there is none any more. */
  async close(shardId: number): Promise<void> {
    const shard = this.#shards.get(shardId);
    this.#shards.delete(shardId);
    await shard?.destroy({ reason: 'Another process has this shard' });
  }

  override async destroy(options?: Omit<WebSocketShardDestroyOptions, 'recover'>): Promise<void> {
    await Promise.all([...this.#shards.values()].map((shard) => shard.destroy(options)));
    this.#shards.clear();
  }

  /** Whether a shard has no connection and is about to make one. */
  isIdle(shardId: number): boolean {
    return this.#shards.get(shardId)?.status === WebSocketShardStatus.Idle;
  }

  /** Makes the connection of a shard again. */
  reconnect(shardId: number, how: 'resume' | 'identify'): void {
    const { Resume, Reconnect } = WebSocketShardDestroyRecovery;
    void this.#shards.get(shardId)?.destroy({
      reason: 'Nothing is delivered',
      recover: how === 'resume' ? Resume : Reconnect,
    });
  }

  override async send(shardId: number, payload: Payload): Promise<void> {
    await this.#shards.get(shardId)?.send(payload);
  }
}
