import { sql } from 'drizzle-orm';
import { rows, type Database } from '../../src/store/db/database.ts';
import type { CodeKind } from './code.ts';

/** A function, a trigger, or a text search dictionary or configuration as the database has it. */
export interface StoredCode {
  readonly kind: CodeKind;
  readonly name: string;
  /** What `drop` calls it: a function with its arguments, a trigger with its table. */
  readonly identity: string;
  /** As the engine spells it; of two texts that mean the same, the same. */
  readonly definition: string;
}

/** What the schema has of its own, without what extensions brought. */
export async function storedCode(db: Database): Promise<StoredCode[]> {
  return rows<StoredCode>(
    await db.execute(sql`
      select 'function' as kind, p.proname as name, p.oid::regprocedure::text as identity, pg_get_functiondef(p.oid) as definition
      from pg_proc p
      where p.pronamespace = current_schema()::regnamespace and p.prokind <> 'a'
        and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
      union all
      select 'trigger', t.tgname, format('%I on %s', t.tgname, t.tgrelid::regclass), pg_get_triggerdef(t.oid) || ' ' || t.tgenabled::text
      from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where c.relnamespace = current_schema()::regnamespace and not t.tgisinternal
      union all
      select 'text search dictionary', d.dictname, quote_ident(d.dictname), t.tmplname || ' ' || coalesce(d.dictinitoption, '')
      from pg_ts_dict d join pg_ts_template t on t.oid = d.dicttemplate
      where d.dictnamespace = current_schema()::regnamespace
        and not exists (select from pg_depend e where e.classid = 'pg_ts_dict'::regclass and e.objid = d.oid and e.deptype = 'e')
      union all
      select 'text search configuration', c.cfgname, quote_ident(c.cfgname), p.prsname || (
        select string_agg(format(E'\n%s %s: %s', m.maptokentype, m.mapseqno, m.mapdict::regdictionary), '' order by m.maptokentype, m.mapseqno)
        from pg_ts_config_map m where m.mapcfg = c.oid
      )
      from pg_ts_config c join pg_ts_parser p on p.oid = c.cfgparser
      where c.cfgnamespace = current_schema()::regnamespace
      order by 1, 2, 3`),
  );
}
