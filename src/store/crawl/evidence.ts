import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Database, Transaction } from '../db/database.ts';
import { keyValue, keyValuesNamed } from '../db/key-value.ts';

/**
 * What proves that the site still serves documents. A status of 200 proves nothing: a maintenance page and a soft 404
 * have one as well.
 */
export interface Evidence {
  /** When a page that bears the heading of a document, of any kind, was last read. */
  readonly headingAt: Date | null;
  /** When a page was last read as a written declaration. */
  readonly declarationAt: Date | null;
  /** The file that was read then. */
  readonly fileId: number | null;
}

const millis = z.number().transform((ms) => new Date(ms));
const stored = z.object({
  headingAt: millis.nullable().catch(null),
  declarationAt: millis.nullable().catch(null),
  fileId: z.number().nullable().catch(null),
  spells: z.array(z.object({ from: millis, to: millis })).catch([]),
});

/** A time through which no page with a heading was read, whether the site, the network or the bot was at fault. */
export interface BlindSpell {
  readonly from: Date;
  readonly to: Date;
}

/** Shorter ones make no difference to what is news. */
const longEnoughMs = 30 * 24 * 60 * 60_000;

const keyOf = (assemblyUrl: string) => `evidence:${assemblyUrl}`;

/** A note that is nearer to the one before is not worth a write. */
const worthMs = 60_000;

/** What was last seen of the documents of one site; all `null` before the first. */
export async function evidence(db: Database, assemblyUrl: string): Promise<Evidence> {
  const found = stored.safeParse(await keyValue(db, keyOf(assemblyUrl))).data;
  const { headingAt = null, declarationAt = null, fileId = null } = found ?? {};
  return { headingAt, declarationAt, fileId };
}

/** The long times through which nothing was seen, the one that is not over yet included. */
export async function blindSpells(db: Database | Transaction, now: Date): Promise<BlindSpell[]> {
  const sites = (await keyValuesNamed(db, 'evidence:')).flatMap(
    ({ value }) => stored.safeParse(value).data ?? [],
  );
  const over = sites.flatMap(({ spells }) => spells);
  const last = Math.max(...sites.map(({ headingAt }) => headingAt?.getTime() ?? -Infinity));
  const isBlind = Number.isFinite(last) && now.getTime() - last >= longEnoughMs;
  return isBlind ? [...over, { from: new Date(last), to: now }] : over;
}

/**
 * Notes that a page with the heading of a document was read. A declaration bears one, too: `declarationAt` alone
 * says both. Writes only when an instant moves by more than a minute, forwards or, after a wrong clock, back.
 */
export async function noteEvidence(
  db: Database | Transaction,
  assemblyUrl: string,
  {
    declarationAt,
    headingAt = declarationAt,
    fileId,
  }: { readonly headingAt?: Date; readonly declarationAt?: Date; readonly fileId?: number },
): Promise<void> {
  const note = {
    headingAt: headingAt?.getTime(),
    declarationAt: declarationAt?.getTime(),
    fileId,
  };
  await db.execute(sql`
    insert into facts (key, value) values (${keyOf(assemblyUrl)}, ${JSON.stringify(note)}::jsonb)
    on conflict (key) do update set value = facts.value || excluded.value ||
      case when ${at('excluded', 'headingAt')} - ${at('facts', 'headingAt')} >= ${longEnoughMs}
        then jsonb_build_object('spells', coalesce(facts.value -> 'spells', '[]'::jsonb) || jsonb_build_array(
          jsonb_build_object('from', facts.value -> 'headingAt', 'to', excluded.value -> 'headingAt')))
        else '{}'::jsonb end
    where ${moved('headingAt')} or ${moved('declarationAt')}`);
}

const at = (of: 'facts' | 'excluded', name: 'headingAt' | 'declarationAt') =>
  sql`(${sql.raw(of)}.value ->> ${name}::text)::float8`;

function moved(name: 'headingAt' | 'declarationAt') {
  const [before, after] = [at('facts', name), at('excluded', name)];
  return sql`coalesce(abs(${after} - ${before}) > ${worthMs}, ${before} is null and ${after} is not null)`;
}
