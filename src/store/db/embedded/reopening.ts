import { setTimeout as sleep } from 'node:timers/promises';
import type { QueryOptions, Results } from '@electric-sql/pglite';
import { StoreError } from '../errors.ts';
import { isDiskFull } from './disk-full.ts';
import type { Session } from './engine.ts';
import type { EmbeddedDatabase } from './open.ts';
import { promiseWithResolvers } from './thread.ts';

export interface ReopeningOptions {
  /** Opens the database of the directory; what it throws says whether to try again. */
  readonly open: () => Promise<EmbeddedDatabase>;
  /** Called when the engine has stopped or could not be opened, with the reason. */
  readonly onTrouble?: (error: StoreError) => void;
  readonly onReopened?: () => void;
  /** Hears of every statement that failed. */
  readonly onRefused?: (error: unknown) => void;
  readonly pauseMs?: number;
}

/** Failures in a row, or within a while, after which opening again will not help. */
const maxFailures = 5;
const whileMs = 10 * 60_000;

/**
 * An embedded database that is opened again when its engine stops: after a disk was full in the middle of a write, Postgres
 * ends rather than go on with what it cannot be sure of, and recovers from its log when there is room again. What was
 * under way fails, and so does what is asked while there is none; a full disk is waited for without end, anything
 * else a few times.
 */
export class ReopeningEngine implements Session {
  /** Settles when the database has failed for good. */
  readonly failed: Promise<StoreError>;
  readonly #fail: (error: StoreError) => void;
  readonly #options: ReopeningOptions;
  readonly #closing = new AbortController();
  #current: EmbeddedDatabase;
  /** Why there is none now. */
  #trouble: StoreError | null = null;
  #opening: Promise<void> | null = null;
  #failures: number[] = [];

  constructor(first: EmbeddedDatabase, options: ReopeningOptions) {
    const failed = promiseWithResolvers<StoreError>();
    this.failed = failed.promise;
    this.#fail = failed.resolve;
    this.#options = options;
    this.#current = first;
    this.#watch(first);
  }

  query(sql: string, params?: readonly unknown[], options?: QueryOptions): Promise<Results> {
    return this.#ask((engine) => engine.query(sql, params, options));
  }

  exec(sql: string): Promise<Results[]> {
    return this.#ask((engine) => engine.exec(sql));
  }

  transaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.#ask((engine) => engine.transaction(work));
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#opening;
    await this.#current.close();
  }

  async #ask<T>(ask: (engine: EmbeddedDatabase['engine']) => Promise<T>): Promise<T> {
    if (this.#trouble) throw this.#trouble;
    try {
      return await ask(this.#current.engine);
    } catch (error) {
      this.#options.onRefused?.(error);
      throw error;
    }
  }

  #watch({ engine }: EmbeddedDatabase): void {
    void engine.failed.then((error) => this.#stopped(error));
  }

  #stopped(error: StoreError): void {
    if (this.#closing.signal.aborted) return;
    this.#trouble = error;
    this.#options.onTrouble?.(error);
    this.#opening = this.#reopen(error);
  }

  async #reopen(first: StoreError): Promise<void> {
    const { open, onTrouble, onReopened, pauseMs = 3_000 } = this.#options;
    let error = first;
    // Lets go of the directory first.
    await this.#current.close().catch(() => undefined);
    while (!this.#closing.signal.aborted) {
      if (!isFull(error) && this.#isHopeless()) return this.#fail(error);
      try {
        this.#current = await open();
        this.#trouble = null;
        this.#watch(this.#current);
        onReopened?.();
        return;
      } catch (thrown) {
        error = this.#trouble = asStoreError(thrown);
        onTrouble?.(error);
      }
      await sleep(pauseMs, undefined, { signal: this.#closing.signal }).catch(() => undefined);
    }
  }

  #isHopeless(): boolean {
    const now = performance.now();
    this.#failures = [...this.#failures.filter((at) => now - at < whileMs), now];
    return this.#failures.length > maxFailures;
  }
}

function asStoreError(error: unknown): StoreError {
  return error instanceof StoreError
    ? error
    : new StoreError('stopped', 'The embedded database does not open.', { cause: error });
}

/** Whether the disk had no room, for the opening or for what the engine ended over. */
function isFull(error: StoreError): boolean {
  return error.kind === 'full' || isDiskFull(error.cause);
}
