-- Integers as their bytes, four of each.
create or replace function hemicycle_bytes(ints int[]) returns bytea
language sql immutable parallel safe
return (select coalesce(string_agg(int4send(n), '' order by at), '') from unnest(ints) with ordinality as u (n, at));
