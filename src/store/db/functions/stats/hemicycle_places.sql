-- The numbers that `codes` has for delegations with groups, one after the other, two bytes each.
create or replace function hemicycle_places(delegations text[], families text[]) returns bytea
language sql stable as $$
  select coalesce(string_agg(int2send(c.id), '' order by m.at), '')
  from unnest(delegations, families) with ordinality as m (delegation, family, at)
  join codes c on c.of = 'place' and c.code = m.delegation and c.family = m.family
$$;
