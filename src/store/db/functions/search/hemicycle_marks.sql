-- What a search may ask of a declaration beside words: as `marked` in store/search has them.
create or replace function hemicycle_marks(roll rolls) returns text[]
language sql immutable parallel safe
return array(
  select 'topic:' || x from unnest(roll.topics) x
  union all select 'country:' || x from unnest(roll.concerns) x
  union all select 'delegation:' || x from unnest(roll.delegations) x
  union all select 'group:' || x from unnest(roll.groups) x
);
