import * as z from 'zod';

const shape = z.looseObject({ level: z.string(), time: z.string(), msg: z.string().optional() });

const described = z.looseObject({ message: z.string().optional(), type: z.string().optional() });

/** Of no use to whoever watches this very process. */
const left = new Set(['level', 'time', 'msg', 'pid', 'hostname', 'err']);

/** A JSON line of the log, as a person at a terminal reads it: the time, what is wrong, and the rest as `key=value`. */
export function forPeople(line: string): string {
  const parsed = shape.safeParse(JSON.parse(line));
  if (!parsed.success) return line;
  const { level, time, msg = '', ...rest } = parsed.data;
  const error = causesOf(rest['err']);
  const fields = Object.entries(rest)
    .filter(([key]) => !left.has(key))
    .map(([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const severity = level === 'info' || level === 'debug' || level === 'trace' ? '' : `${level}: `;
  return `${[time.slice(11, 19), `${severity}${msg}${error}`, ...fields].join('  ')}\n`;
}

/** What an error says, and what its causes say. */
function causesOf(error: unknown): string {
  const { success, data } = described.safeParse(error);
  if (!success) return '';
  return ` (${data.message ?? data.type ?? 'an error'})${causesOf(data['cause'])}`;
}
