/** An error as it stands in the log. */
interface Described {
  readonly type: string;
  readonly message?: string;
  readonly stack?: string;
  readonly cause?: Described;
  readonly [field: string]: unknown;
}

const deepest = 4;

/**
 * What an engineer needs of an error: its type and message, its code, where it was thrown, and the same of
 * its causes. Nothing that a person typed: of a failed query it holds the SQLSTATE, the severity, the names
 * of what was violated and the statement's name, never SQL, values or PostgreSQL's message, which quote them;
 * of a refusal by Discord the code and the paths of the fields, never the request; of a text that is
 * no JSON or no expression, that it is none.
 */
export function describeError(error: unknown, depth = 0): Described {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, status } = error as Error & { code?: unknown; status?: unknown };
  const stack = framesOf(error);
  return {
    type: error.name,
    ...saidBy(error),
    ...(isCode(code) ? { code } : {}),
    ...(isCode(status) ? { status } : {}),
    ...(stack === '' ? {} : { stack }),
    ...(error.cause === undefined || depth >= deepest
      ? {}
      : { cause: describeError(error.cause, depth + 1) }),
  };
}

function saidBy(error: Error): Readonly<Record<string, unknown>> {
  // PostgreSQL's own, of either driver; beside it drizzle's around every failed query.
  const statement = 'query' in error ? { statement: nameOf(String(error.query)) } : {};
  if ('severity' in error && 'code' in error)
    return { message: 'PostgreSQL refused it', ...statement, ...namesIn(error) };
  if ('query' in error && 'params' in error) return { message: 'a query failed', ...statement };
  if ('rawError' in error && 'requestBody' in error) return { message: fieldsIn(error.message) };
  if (error instanceof SyntaxError) return { message: 'a text could not be read' };
  return { message: error.message };
}

/** A statement by its verb and the first table it names, such as `insert into filters`. */
function nameOf(query: string): string {
  const verb = /^[\s(]*(insert|update|delete|select|with|lock|begin|commit|rollback|set|vacuum)\b/iu.exec(
    query,
  )?.[1];
  const table = /\b(?:from|into|update|join|table)\s+"?([a-z_]{1,63})\b/iu.exec(query)?.[1];
  return [verb?.toLowerCase() ?? 'statement', ...(table === undefined ? [] : [table.toLowerCase()])].join(
    ' ',
  );
}

/** Names of the schema, and the words of a fixed list. `detail`, `hint` and `where` quote values. */
const names = ['severity', 'schema', 'table', 'column', 'constraint', 'dataType', 'routine'] as const;

function namesIn(error: Error): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value: unknown = Reflect.get(error, name);
      return typeof value === 'string' && /^\w{1,63}$/u.test(value) ? [[name, value]] : [];
    }),
  );
}

/** Of a refusal by Discord: `data.content[BASE_TYPE_MAX_LENGTH]`, without what is said of the value. */
export function fieldsIn(message: string): string {
  const [first = '', ...fields] = message.split('\n');
  const paths = fields.flatMap((line) => /^[\w.[\]]+\[\w+\](?=:)/u.exec(line)?.[0] ?? []);
  return [first, ...paths].join('\n');
}

/** The stack without its head, which repeats the message however many lines that has. */
function framesOf({ stack = '', message }: Error): string {
  const at = message === '' ? -1 : stack.indexOf(message);
  return stack
    .slice(at === -1 ? 0 : at + message.length)
    .split('\n')
    .filter((line) => /^\s+at /u.test(line))
    .join('\n');
}

function isCode(value: unknown): value is string | number {
  return typeof value === 'number' || (typeof value === 'string' && /^\w{1,63}$/u.test(value));
}
