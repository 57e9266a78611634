import * as z from 'zod';
import { reportSubjects } from '../assembly/report.ts';
import { reportPaces } from '../assembly/report-schedule.ts';

/** What marks a file as a set-up, and which shape this version writes. Later versions read those of all before. */
const format = 'hemicycle-setup';
const version = 1;

/** Far more than a whole server has. */
export const maxSetupBytes = 1024 * 1024;

const several = z.array(z.string().max(400)).max(200);

const subscription = z.object({
  /** In words, for whoever opens the file; not read again. */
  reads: z.string().optional(),
  /** By the name of the option of `/subscribe` in English: names as people type them, or a number. */
  asks: z.record(z.string(), z.union([several, z.string().max(400), z.number()])),
  paused: z.boolean().default(false),
});

const told = z
  .object({
    language: z.string(),
    pace: z.enum(['once', 'daily', 'weekly']),
    hour: z.number().int().min(0).max(23),
    weekday: z.number().int().min(1).max(7),
    silent: z.boolean(),
    cap: z.number().int().min(1).max(100).nullable(),
    crosspost: z.boolean(),
    /** Holds in the server that it comes from alone. */
    role: z.object({ id: z.string(), name: z.string() }).nullable(),
    /** Of a forum, by name: of each topic, and of everything else. */
    tags: z.record(z.string(), z.string()),
    defaultTag: z.string().nullable(),
  })
  .partial();

/** A report that is sent by schedule: the subject by its code, which is the same everywhere. */
const report = z.object({
  /** In words, for whoever opens the file; not read again. */
  reads: z.string().optional(),
  of: z.enum(reportSubjects),
  /** Of a signatory the delegation's code, a line and the name; empty for everything. */
  key: z.string().max(400).default(''),
  every: z.enum(reportPaces),
});

const channel = z.object({
  id: z.string(),
  name: z.string(),
  told: told.default({}),
  subscriptions: z.array(subscription).max(500),
  /** Absent in files of before there were any. */
  reports: z.array(report).max(100).default([]),
});

const schema = z.object({
  format: z.literal(format),
  version: z.literal(version),
  server: z.object({ name: z.string(), timeZone: z.string().nullable() }),
  /** Topics and lists of people of the server's own. */
  topics: z
    .array(z.object({ name: z.string(), words: z.string(), language: z.enum(['en', 'fr']).nullable() }))
    .max(100)
    .default([]),
  lists: z
    .array(z.object({ name: z.string(), people: several }))
    .max(100)
    .default([]),
  channels: z.array(channel).max(500),
});

/** All subscriptions and reports of a server or a person, with what they need to be read, and how their channels are told. */
export type SetupFile = z.output<typeof schema>;
export type ChannelInFile = SetupFile['channels'][number];
export type SubscriptionInFile = ChannelInFile['subscriptions'][number];
export type ReportInFile = ChannelInFile['reports'][number];

export const setupFileSchema: z.ZodType<SetupFile> = schema as never;

export function writeSetupFile(content: Omit<SetupFile, 'format' | 'version'>): string {
  return `${JSON.stringify({ format, version, ...content }, null, 2)}\n`;
}

export type ReadSetupFile =
  | { readonly kind: 'ok'; readonly file: SetupFile }
  /** No JSON, or no set-up. */
  | { readonly kind: 'other' }
  | { readonly kind: 'newer' }
  /** Where in the file something stands that cannot be, as `channels[0].told.hour`. */
  | { readonly kind: 'wrong'; readonly at: string };

const head = z.object({ format: z.literal(format), version: z.number() });

export function readSetupFile(text: string): ReadSetupFile {
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    return { kind: 'other' };
  }
  const begun = head.safeParse(content);
  if (!begun.success) return { kind: 'other' };
  if (begun.data.version > version) return { kind: 'newer' };
  const read = schema.safeParse(content);
  if (read.success) return { kind: 'ok', file: read.data };
  return { kind: 'wrong', at: pathOf(read.error.issues[0]?.path ?? []) };
}

function pathOf(path: readonly PropertyKey[]): string {
  return path
    .map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at === 0 ? '' : '.'}${String(part)}`))
    .join('');
}
