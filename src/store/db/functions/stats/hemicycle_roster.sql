-- Keeps `rosters`, what is read of many rolls at once, beside `rolls`, and the numbers that `codes` has for what they say.
create or replace function hemicycle_roster() returns trigger
language plpgsql as $$
declare
  subjects smallint[] := hemicycle_subjects(new.topics, new.concerns);
  places bytea := hemicycle_places(new.member_delegations, new.member_groups);
begin
  if cardinality(subjects) < cardinality(new.topics) + cardinality(new.concerns)
    or length(places) < 2 * cardinality(new.signatory_ids) then
    insert into codes (of, code, family)
    select distinct k.of, k.code, k.family
    from (
      select 'topic' as of, t as code, '' as family from unnest(new.topics) t
      union all select 'country', c, '' from unnest(new.concerns) c
      union all select 'place', m.delegation, m.family
        from unnest(new.member_delegations, new.member_groups) as m (delegation, family)
    ) k
    where not exists (select from codes c where c.of = k.of and c.code = k.code and c.family = k.family)
    order by 1, 2, 3
    on conflict do nothing;
    subjects := hemicycle_subjects(new.topics, new.concerns);
    places := hemicycle_places(new.member_delegations, new.member_groups);
  end if;
  insert into rosters (declaration_id, number, tabled_on, subjects, signatory_ids, places)
  values (new.declaration_id, new.number, new.tabled_on, subjects, hemicycle_bytes(new.signatory_ids), places);
  return null;
end $$;
