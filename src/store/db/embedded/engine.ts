import { AsyncLocalStorage } from 'node:async_hooks';
import type { Worker } from 'node:worker_threads';
import type { QueryOptions, Results } from '@electric-sql/pglite';
import { StoreError } from '../errors.ts';
import {
  EngineError,
  type ExecRequest,
  type QueryRequest,
  type WorkerReply,
  type Request,
} from './protocol.ts';
import { greeting, promiseWithResolvers, startThread } from './thread.ts';

/** The part of PGlite that drizzle calls. The parsers it hands on are not needed: see `durable`. */
export interface Session {
  query(sql: string, params?: readonly unknown[], options?: QueryOptions): Promise<Results>;
  exec(sql: string): Promise<Results[]>;
}

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: Error) => void;
}

type Order = QueryRequest | ExecRequest | { readonly op: 'begin' | 'commit' | 'rollback' | 'close' };

/** How long `close` waits for what is still running before it stops the engine under it. */
const drainMs = 10_000;

/**
 * Postgres in a thread of its own, spoken to as drizzle speaks to PGlite. There is one session: a
 * transaction has it to itself, and everything else waits its turn. After the thread has failed every
 * call rejects with what happened.
 */
export class Engine implements Session {
  /** Settles when the engine stops without having been asked to. */
  readonly failed: Promise<StoreError>;
  readonly #thread: Worker;
  readonly #pending = new Map<number, Pending>();
  readonly #inside = new AsyncLocalStorage<{ open: boolean }>();
  readonly #fail: (error: StoreError) => void;
  #lastId = 0;
  #transactions = 0;
  #refusal: StoreError | null = null;
  #idle: (() => void) | null = null;
  #closed: Promise<void> | null = null;

  private constructor(thread: Worker) {
    const failed = promiseWithResolvers<StoreError>();
    this.failed = failed.promise;
    this.#fail = failed.resolve;
    this.#thread = thread;
    thread.on('message', (reply: WorkerReply) => this.#settle(reply));
    thread.on('error', (error) => this.stop(error));
    thread.on('exit', (code) => this.stop(new Error(`the engine's thread ended with code ${code}`)));
    thread.unref();
  }

  /** Opens the database in a directory that exists and is locked. */
  static async open(directory: string): Promise<Engine> {
    const thread = startThread({ kind: 'serve', directory });
    try {
      await greeting(thread);
    } catch (error) {
      await thread.terminate();
      throw error;
    }
    return new Engine(thread);
  }

  query(sql: string, params: readonly unknown[] = [], options: QueryOptions = {}): Promise<Results> {
    return this.#alone(() => this.#query(null, sql, params, options));
  }

  exec(sql: string): Promise<Results[]> {
    return this.#alone(() => this.#send(null, { op: 'exec', sql }) as Promise<Results[]>);
  }

  transaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.#alone(() => this.#transaction(work));
  }

  /** Lets what has begun finish, writes a checkpoint and ends the thread. */
  close(): Promise<void> {
    this.#closed ??= this.#shutDown();
    return this.#closed;
  }

  /** Ends the thread at once, as a crash would: nothing acknowledged is lost. */
  stop(cause: Error): void {
    if (this.#refusal?.kind === 'stopped') return;
    const expected = this.#closed !== null;
    this.#refusal = new StoreError(
      'stopped',
      'The embedded database has stopped; start Hemicycle again. What was committed is safe.',
      { cause },
    );
    for (const pending of this.#pending.values()) pending.reject(this.#refusal);
    this.#pending.clear();
    this.#idle?.();
    void this.#terminate(expected ? null : this.#refusal);
  }

  /** Another engine may open the directory only when this thread is over. */
  async #terminate(failure: StoreError | null): Promise<void> {
    await this.#thread.terminate();
    if (failure) this.#fail(failure);
  }

  async #transaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const id = this.#lastId + 1;
    this.#transactions += 1;
    try {
      await this.#send(id, { op: 'begin' });
      const result = await this.#attempt(id, work);
      await this.#send(id, { op: 'commit' });
      return result;
    } finally {
      this.#transactions -= 1;
      this.#restWhenIdle();
    }
  }

  async #attempt<T>(id: number, work: (session: Session) => Promise<T>): Promise<T> {
    const state = { open: true };
    const session: Session = {
      query: (sql, params = [], options = {}) =>
        state.open ? this.#query(id, sql, params, options) : Promise.reject(overError()),
      exec: (sql) =>
        state.open
          ? (this.#send(id, { op: 'exec', sql }) as Promise<Results[]>)
          : Promise.reject(overError()),
    };
    try {
      return await this.#inside.run(state, () => work(session));
    } catch (error) {
      await this.#send(id, { op: 'rollback' });
      throw error;
    } finally {
      state.open = false;
    }
  }

  /** Refuses what could only wait for ever: a transaction that awaits a query outside itself. */
  #alone<T>(ask: () => Promise<T>): Promise<T> {
    if (this.#inside.getStore()?.open) {
      return Promise.reject(
        new Error(
          'Inside a transaction every query must go through it: the embedded database has one session.',
        ),
      );
    }
    if (this.#closed && !this.#refusal) {
      return Promise.reject(new StoreError('closed', 'The store is closed.'));
    }
    return ask();
  }

  #query(
    transaction: number | null,
    sql: string,
    params: readonly unknown[],
    { rowMode = 'object' }: QueryOptions,
  ): Promise<Results> {
    return this.#send(transaction, { op: 'query', sql, params, rowMode }) as Promise<Results>;
  }

  #send(transaction: number | null, order: Order): Promise<unknown> {
    if (this.#refusal) return Promise.reject(this.#refusal);
    const id = (this.#lastId += 1);
    const { promise, resolve, reject } = promiseWithResolvers<unknown>();
    const request: Request = { id, transaction, ...order };
    try {
      this.#thread.postMessage(request);
    } catch (error) {
      return Promise.reject(error as Error);
    }
    if (this.#pending.size === 0) this.#thread.ref();
    this.#pending.set(id, { resolve, reject });
    return promise;
  }

  #settle(reply: WorkerReply): void {
    const pending = this.#pending.get(reply.id);
    this.#pending.delete(reply.id);
    if ('error' in reply) pending?.reject(new EngineError(reply.error));
    else pending?.resolve(reply.value);
    if (this.#pending.size === 0) this.#thread.unref();
    this.#restWhenIdle();
  }

  #restWhenIdle(): void {
    if (this.#pending.size === 0 && this.#transactions === 0) this.#idle?.();
  }

  async #shutDown(): Promise<void> {
    if (this.#pending.size > 0 || this.#transactions > 0) await this.#drained();
    if (!this.#refusal) await this.#send(null, { op: 'close' }).catch(() => undefined);
    this.#refusal ??= new StoreError('closed', 'The store is closed.');
    this.#thread.removeAllListeners('error').removeAllListeners('exit');
    await this.#thread.terminate();
  }

  #drained(): Promise<void> {
    return new Promise((resolve) => {
      const impatient = setTimeout(() => {
        this.stop(new Error('a transaction did not end before the store was closed'));
      }, drainMs);
      this.#idle = () => {
        clearTimeout(impatient);
        this.#idle = null;
        resolve();
      };
    });
  }
}

function overError(): Error {
  return new Error('The transaction is over: a query came after its end.');
}
