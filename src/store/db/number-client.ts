import pg from 'pg';
import { cutConnection } from './connection.ts';
import { timeQuery, type QueryListener } from './timed-client.ts';

const int8 = 20;
const int8Array = 1016;

type TypeParsers = pg.CustomTypesConfig;
type Callback = (error: unknown, ...answered: unknown[]) => void;

/**
 * Integers of eight bytes as numbers, as the embedded engine has them. drizzle hands its own parsers
 * to every query and takes the rest from the library's global ones, so the change is made per query.
 */
export class NumberClient extends pg.Client {
  /** Hears of every statement that failed. */
  onRefused: (error: unknown) => void = () => undefined;
  /** Hears of every statement how long it took. */
  onQuery: QueryListener | null = null;

  constructor(config?: string | pg.ClientConfig) {
    super(config);
    // The pool listens only to connections that are made and idle, and the server may end one at any time:
    // while it is being made, and while it is being closed. Whoever queries hears of it by the query.
    this.on('error', () => undefined);
  }

  override query = ((first: unknown, ...rest: unknown[]) => {
    const last = rest.at(-1);
    const measure = this.onQuery && timeQuery(textOf(first), this.onQuery);
    // The pool's own query asks by a callback.
    const args =
      typeof last === 'function' ? [...rest.slice(0, -1), this.#hearing(last as Callback, measure)] : rest;
    const answer: unknown = Reflect.apply(pg.Client.prototype.query, this, [withNumbers(first), ...args]);
    if (answer instanceof Promise)
      answer.then(
        () => measure?.(),
        (error: unknown) => {
          measure?.();
          this.#hear(error);
          if (begins(first)) this.#giveBack();
        },
      );
    return answer;
  }) as pg.Client['query'];

  #hearing(callback: Callback, measure: (() => void) | null): Callback {
    return (error, ...answered) => {
      measure?.();
      if (error) this.#hear(error);
      callback(error, ...answered);
    };
  }

  /** Whoever begins a transaction through drizzle gives the connection back at its end, and forgets it where there was no beginning. */
  #giveBack(): void {
    const { release } = this as { readonly release?: (destroy: boolean) => void };
    release?.(true);
  }

  #hear(error: unknown): void {
    this.#noticeSilence(error);
    this.onRefused(error);
  }

  /** The library goes on waiting for an answer that did not come in time: nothing else may queue up behind it. */
  #noticeSilence(error: unknown): void {
    if (error instanceof Error && error.message === 'Query read timeout') cutConnection(this);
  }
}

const beginning = /^begin(?: [a-z ]+)?$/iu;

function textOf(query: unknown): string {
  const text = typeof query === 'object' && query !== null && 'text' in query ? query.text : query;
  return typeof text === 'string' ? text : '';
}

function begins(query: unknown): boolean {
  return beginning.test(textOf(query));
}

function withNumbers(query: unknown): unknown {
  if (typeof query === 'string') return { text: query, types: numbers(pg.types) };
  if (typeof query !== 'object' || query === null || !('text' in query)) return query;
  const types = 'types' in query ? (query.types as TypeParsers | undefined) : undefined;
  return { ...query, types: numbers(types ?? pg.types) };
}

function numbers(types: TypeParsers): TypeParsers {
  return {
    getTypeParser: ((id: number, format?: 'text' | 'binary') => {
      if (id === int8) return Number;
      const parser = types.getTypeParser(id, format) as (value: string) => unknown;
      if (id !== int8Array) return parser;
      return (value: string) => (parser(value) as (string | null)[]).map((n) => (n === null ? n : Number(n)));
    }) as TypeParsers['getTypeParser'],
  };
}
