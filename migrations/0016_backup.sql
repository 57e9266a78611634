CREATE TABLE "awaited_deliveries" (
	"id" serial PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"channel_id" text NOT NULL,
	"guild_id" text NOT NULL,
	"edition" smallint NOT NULL,
	"delivery" jsonb NOT NULL,
	CONSTRAINT "awaited_deliveries_once" UNIQUE("number","channel_id","edition")
);
--> statement-breakpoint
-- Inserts rows of any version of a table, all with the same keys: what this version has no column for is left out, and what is not
-- among the keys gets its default. What is there already stays. Returns what was inserted, as it stands.
create function hemicycle_put(target regclass, given jsonb) returns setof jsonb
language plpgsql as $$
declare
  columns text;
begin
  select string_agg(quote_ident(attname), ', ') into columns from pg_attribute
  where attrelid = target and attnum > 0 and not attisdropped and attgenerated = '' and given -> 0 ? attname;
  return query execute format(
    'insert into %1$s as t (%2$s) select %2$s from jsonb_populate_recordset(null::%1$s, $1) on conflict do nothing returning to_jsonb(t)',
    target, columns
  ) using given;
end $$;
--> statement-breakpoint
create function hemicycle_awaited() returns trigger
language plpgsql as $$
declare
  given jsonb;
begin
  with gone as (delete from awaited_deliveries where number = new.number returning id, delivery)
  select jsonb_agg(delivery || jsonb_build_object('declaration_id', new.id) order by id) into given from gone;
  if given is not null then
    perform hemicycle_put('deliveries', given);
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger declarations_awaited after insert on declarations for each row execute function hemicycle_awaited();
