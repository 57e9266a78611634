import { setTimeout as sleep } from 'node:timers/promises';
import {
  managerToFetchingStrategyOptions,
  SimpleContextFetchingStrategy,
  SimpleShardingStrategy,
  WebSocketShard,
  WebSocketShardDestroyRecovery,
  WebSocketShardEvents,
  WebSocketShardStatus,
  type IShardingStrategy,
  type WebSocketManager,
  type WebSocketShardDestroyOptions,
} from '@discordjs/ws';

type Payload = Parameters<IShardingStrategy['send']>[1];

/** No handshake is waited for longer when a shard ends. */
const handshakeMs = 5_000;

/**
 * A shard that ends when it is told to. The library's own, ended while it waits for READY or for its next try,
 * connects again, and whoever ended it waits for ever.
 */
class Shard extends WebSocketShard {
  #isOver = false;
  #isUnderWay = false;

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

/** All shards in this process. Connected is the bot with the first that is ready: the others follow, and end none of them. */
export class ShardsInProcess extends SimpleShardingStrategy {
  readonly #manager: WebSocketManager;
  readonly #shards = new Map<number, Shard>();

  constructor(manager: WebSocketManager) {
    super(manager);
    this.#manager = manager;
  }

  override async spawn(shardIds: number[]): Promise<void> {
    const options = await managerToFetchingStrategyOptions(this.#manager);
    for (const shardId of shardIds) {
      const shard = new Shard(new SimpleContextFetchingStrategy(this.#manager, options), shardId);
      for (const event of Object.values(WebSocketShardEvents))
        shard.on(event, (payload?: object) => this.#manager.emit(event, { ...payload, shardId } as never));
      this.#shards.set(shardId, shard);
    }
  }

  override async connect(): Promise<void> {
    // A shard that fails tries again by itself, unless Discord closed it for good, which is told by another event.
    await Promise.any([...this.#shards.values()].map((shard) => shard.connect())).catch((error: unknown) => {
      throw error instanceof AggregateError ? error.errors[0] : error;
    });
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
