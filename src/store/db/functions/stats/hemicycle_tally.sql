-- Brings the rolls of these declarations, and every sum over them, up to date.
create or replace function hemicycle_tally(changed int[]) returns void
language plpgsql as $$
declare
  fresh rolls[];
  stale rolls[];
begin
  fresh := array(select row(d.id, d.number, d.tabled_on, extract(year from d.tabled_on)::smallint,
    coalesce((
      select string_agg(' ' || regexp_replace(lower(unaccent(t.title)), '[^[:alnum:]]+', ' ', 'g') || ' ', '' order by t.language)
      from texts t where t.declaration_id = d.id
    ), ''),
    array(select distinct t.topic from declaration_topics t where t.declaration_id = d.id order by 1),
    d.concerns,
    coalesce(m.ids, '{}'), coalesce(m.delegations, '{}'), coalesce(m.families, '{}'),
    array(select distinct x from unnest(m.delegations) x where x <> '' order by 1),
    array(select distinct x from unnest(m.families) x where x <> '' order by 1)
  )::rolls
  from declarations d
  left join lateral (
    select array_agg(p.signatory_id order by p.edition, p.position) as ids,
      array_agg(p.delegation order by p.edition, p.position) as delegations,
      array_agg(p.family order by p.edition, p.position) as families
    from (
      -- Everybody where they first stand, with what was last printed of them.
      select s.signatory_id, min(s.edition) as edition, (array_agg(s.position order by s.edition, s.position))[1] as position,
        (array_agg(s.delegation order by s.edition desc, s.position))[1] as delegation,
        coalesce(hemicycle_family((array_agg(s."group" order by s.edition desc, s.position))[1]), '') as family
      from signatures s where s.declaration_id = d.id group by s.signatory_id
    ) p
  ) m on true
  where d.id = any(changed));
  fresh := array(
    select f from unnest(fresh) f left join rolls r on r.declaration_id = f.declaration_id
    where r.declaration_id is null or f::text <> r::text
  );
  if cardinality(fresh) = 0 then return; end if;
  stale := array(
    select r from rolls r where r.declaration_id in (select f.declaration_id from unnest(fresh) f)
  );
  delete from rolls where declaration_id in (select f.declaration_id from unnest(fresh) f);
  insert into rolls select f.* from unnest(fresh) f;
  update texts t set marks = hemicycle_marks(f) from unnest(fresh) f
  where t.declaration_id = f.declaration_id and t.marks <> hemicycle_marks(f);
  insert into tallies as t (of, a, b, n)
  select c.of, c.a, c.b, sum(c.n)::int
  from (
    select k.of, k.a, k.b, 1 as n from unnest(fresh) r cross join lateral hemicycle_counts(r) k
    union all
    select k.of, k.a, k.b, -1 from unnest(stale) r cross join lateral hemicycle_counts(r) k
  ) c
  group by c.of, c.a, c.b
  having sum(c.n) <> 0
  order by c.of, c.a, c.b
  on conflict (of, a, b) do update set n = t.n + excluded.n;
end $$;
