CREATE TABLE "rolls" (
	"declaration_id" integer PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"tabled_on" date NOT NULL,
	"year" smallint NOT NULL,
	"titles" text NOT NULL,
	"topics" text[] NOT NULL,
	"concerns" text[] NOT NULL,
	"signatory_ids" integer[] NOT NULL,
	"member_delegations" text[] NOT NULL,
	"member_groups" text[] NOT NULL,
	"delegations" text[] NOT NULL,
	"groups" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "searches" (
	"id" serial PRIMARY KEY NOT NULL,
	"canonical" text NOT NULL,
	"found" integer[] NOT NULL,
	"more" boolean NOT NULL,
	"ran_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "searches_canonical_unique" UNIQUE("canonical")
);
--> statement-breakpoint
CREATE TABLE "tallies" (
	"of" text NOT NULL,
	"a" text NOT NULL,
	"b" text NOT NULL,
	"n" integer NOT NULL,
	CONSTRAINT "tallies_of_a_b_pk" PRIMARY KEY("of","a","b")
);
--> statement-breakpoint
ALTER TABLE "texts" ADD COLUMN "number" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "rolls" ADD CONSTRAINT "rolls_declaration_id_declarations_id_fk" FOREIGN KEY ("declaration_id") REFERENCES "public"."declarations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "rolls_number" ON "rolls" USING btree ("number");--> statement-breakpoint
CREATE INDEX "rolls_tabled" ON "rolls" USING btree ("tabled_on");--> statement-breakpoint
CREATE INDEX "rolls_titles" ON "rolls" USING gin ("titles" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "rolls_topics" ON "rolls" USING gin ("topics");--> statement-breakpoint
CREATE INDEX "rolls_concerns" ON "rolls" USING gin ("concerns");--> statement-breakpoint
CREATE INDEX "rolls_delegations" ON "rolls" USING gin ("delegations");--> statement-breakpoint
CREATE INDEX "rolls_groups" ON "rolls" USING gin ("groups");--> statement-breakpoint
CREATE INDEX "tallies_most" ON "tallies" USING btree ("of","a","n" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "signatory_forms_begins" ON "signatory_forms" USING btree ("folded" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "texts_number" ON "texts" USING btree ("number");--> statement-breakpoint
update texts t set number = d.number from declarations d where d.id = t.declaration_id;
--> statement-breakpoint
create function hemicycle_text_number() returns trigger
language plpgsql as $$
begin
  new.number := (select number from declarations where id = new.declaration_id);
  return new;
end $$;
--> statement-breakpoint
create trigger texts_number before insert on texts for each row execute function hemicycle_text_number();
--> statement-breakpoint
-- The line of descent of a political group: as `families` in assembly/group has them.
create function hemicycle_family(code text) returns text
language sql immutable parallel safe
return case
  when code = 'LDR' then 'ALDE'
  when code in ('EDG', 'EC', 'EC/DA') then 'ECPA'
  else code
end;
--> statement-breakpoint
-- What a declaration adds one to.
create function hemicycle_counts(roll rolls) returns table (of text, a text, b text)
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
  union all select 'tabled', '', roll.signatory_ids[1]::text where cardinality(roll.signatory_ids) > 0
  union all select 'tabled/year', roll.signatory_ids[1]::text, roll.year::text where cardinality(roll.signatory_ids) > 0
  union all select 'delegation/signatory', m.delegation, m.id::text
    from unnest(roll.signatory_ids, roll.member_delegations) as m (id, delegation) where m.delegation <> ''
  union all select 'group/signatory', m.family, m.id::text
    from unnest(roll.signatory_ids, roll.member_groups) as m (id, family) where m.family <> '';
end $$;
--> statement-breakpoint
-- Brings the rolls of these declarations, and every sum over them, up to date.
create function hemicycle_tally(changed int[]) returns void
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
--> statement-breakpoint
select hemicycle_tally(array(select id from declarations));
