/** What the store's thread and the engine's thread say to each other. */

export interface CreateTask {
  readonly kind: 'create';
  /** The directory in which the database is made; it must not exist. */
  readonly building: string;
}

/** The engine's first task: build a new database, or serve one. */
export type Task = CreateTask | { readonly kind: 'serve'; readonly directory: string };

export interface QueryRequest {
  readonly op: 'query';
  readonly sql: string;
  readonly params: readonly unknown[];
  readonly rowMode: 'array' | 'object';
}

export interface ExecRequest {
  readonly op: 'exec';
  readonly sql: string;
}

export type Request = { readonly id: number; readonly transaction: number | null } & (
  QueryRequest | ExecRequest | { readonly op: 'begin' | 'commit' | 'rollback' | 'close' }
);

export type WorkerReply =
  { readonly id: number; readonly value: unknown } | { readonly id: number; readonly error: ErrorFields };

/** The first words of the engine's thread, before any reply. */
export type Greeting = { readonly ready: true } | { readonly ready: false; readonly error: ErrorFields };

const databaseFields = [
  'severity',
  'code',
  'detail',
  'hint',
  'position',
  'where',
  'schema',
  'table',
  'column',
  'dataType',
  'constraint',
  'routine',
] as const;

export interface ErrorFields {
  readonly message: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** An error of the engine, carried over from its thread with what Postgres said about it. */
export class EngineError extends Error {
  constructor({ message, fields }: ErrorFields) {
    super(message);
    this.name = 'EngineError';
    Object.assign(this, fields);
  }
}

export function packError(error: unknown): ErrorFields {
  if (!(error instanceof Error)) return { message: String(error), fields: {} };
  const fields: Record<string, string> = {};
  for (const name of databaseFields) {
    const value: unknown = Reflect.get(error, name);
    if (typeof value === 'string') fields[name] = value;
  }
  return { message: error.message, fields };
}
