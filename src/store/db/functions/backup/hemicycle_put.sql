-- Inserts rows of any version of a table, all with the same keys: what this version has no column for is left out, and what is not
-- among the keys gets its default. What is there already stays. Returns what was inserted, as it stands.
create or replace function hemicycle_put(target regclass, given jsonb) returns setof jsonb
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
