import type { Session } from './embedded/engine.ts';

/** Hears how long a statement took, and of which kind it was. */
export type QueryListener = (kind: QueryKind, seconds: number) => void;

const kinds = ['select', 'insert', 'update', 'delete', 'with', 'other'] as const;

/** A statement by the word it begins with; nothing of what it says. */
export type QueryKind = (typeof kinds)[number];

export function kindOfQuery(text: string): QueryKind {
  const word = /^[\s(]*([a-z]+)/iu.exec(text)?.[1]?.toLowerCase();
  return kinds.find((kind) => kind === word) ?? 'other';
}

/** Starts a clock; what it returns tells the listener that the statement was answered, or failed. */
export function timeQuery(text: string, onQuery: QueryListener): () => void {
  const began = performance.now();
  return () => onQuery(kindOfQuery(text), (performance.now() - began) / 1000);
}

interface Engine extends Session {
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T>;
}

/** An embedded database whose statements are timed, those within its transactions as well. */
export function timedEngine(engine: Engine, onQuery: QueryListener): Engine {
  return {
    ...timedSession(engine, onQuery),
    transaction: (work) => engine.transaction((session) => work(timedSession(session, onQuery))),
  };
}

const timedSession = (session: Session, onQuery: QueryListener): Session => ({
  query: (text, params, options) => session.query(text, params, options).finally(timeQuery(text, onQuery)),
  exec: (text) => session.exec(text).finally(timeQuery(text, onQuery)),
});
