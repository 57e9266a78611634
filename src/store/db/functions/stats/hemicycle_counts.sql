-- What a declaration adds one to.
create or replace function hemicycle_counts(roll rolls) returns table (of text, a text, b text)
language plpgsql stable as $$
begin
  return query
  select 'total', '', ''
  union all select 'year', '', roll.year::text
  union all select 'topic', '', t from unnest(roll.topics) t
  union all select 'topic/year', t, roll.year::text from unnest(roll.topics) t
  union all select 'delegation', '', x from unnest(roll.delegations) x
  union all select 'delegation/year', x, roll.year::text from unnest(roll.delegations) x
  union all select 'delegation/topic', x, t from unnest(roll.delegations) x, unnest(roll.topics) t
  union all select 'delegation/delegation', x, y from unnest(roll.delegations) x, unnest(roll.delegations) y where x <> y
  union all select 'delegation/group', x, y from unnest(roll.delegations) x, unnest(roll.groups) y
  union all select 'group', '', x from unnest(roll.groups) x
  union all select 'group/year', x, roll.year::text from unnest(roll.groups) x
  union all select 'group/topic', x, t from unnest(roll.groups) x, unnest(roll.topics) t
  union all select 'group/group', x, y from unnest(roll.groups) x, unnest(roll.groups) y where x <> y
  union all select 'group/delegation', x, y from unnest(roll.groups) x, unnest(roll.delegations) y
  union all select 'signatory', '', p::text from unnest(roll.signatory_ids) p
  union all select 'signatory/year', p::text, roll.year::text from unnest(roll.signatory_ids) p
  union all select 'signatory/session', p::text, hemicycle_session(roll.tabled_on)::text from unnest(roll.signatory_ids) p
  union all select 'member/session', m.id::text,
    concat_ws('|', hemicycle_session(roll.tabled_on), m.delegation, m.family)
    from unnest(roll.signatory_ids, roll.member_delegations, roll.member_groups) as m (id, delegation, family)
  union all select 'session', '', hemicycle_session(roll.tabled_on)::text
  union all select 'delegation/session', x, hemicycle_session(roll.tabled_on)::text from unnest(roll.delegations) x
  union all select 'group/session', x, hemicycle_session(roll.tabled_on)::text from unnest(roll.groups) x
  union all select 'signatures/session', '', hemicycle_session(roll.tabled_on)::text from unnest(roll.signatory_ids)
  union all select 'tabled', '', roll.signatory_ids[1]::text where cardinality(roll.signatory_ids) > 0
  union all select 'tabled/year', roll.signatory_ids[1]::text, roll.year::text where cardinality(roll.signatory_ids) > 0
  union all select 'delegation/signatory', m.delegation, m.id::text
    from unnest(roll.signatory_ids, roll.member_delegations) as m (id, delegation) where m.delegation <> ''
  union all select 'group/signatory', m.family, m.id::text
    from unnest(roll.signatory_ids, roll.member_groups) as m (id, family) where m.family <> '';
end $$;
