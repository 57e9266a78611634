CREATE TABLE "codes" (
	"id" "smallserial" PRIMARY KEY NOT NULL,
	"of" text NOT NULL,
	"code" text NOT NULL,
	"family" text DEFAULT '' NOT NULL,
	CONSTRAINT "codes_once" UNIQUE("of","code","family")
);
--> statement-breakpoint
-- What stands in it follows from `rolls`, and is written anew below.
TRUNCATE "rosters";--> statement-breakpoint
ALTER TABLE "rosters" ADD COLUMN "subjects" smallint[] NOT NULL;--> statement-breakpoint
ALTER TABLE "rosters" ADD COLUMN "places" "bytea" NOT NULL;--> statement-breakpoint
CREATE INDEX "rosters_tabled" ON "rosters" USING btree ("tabled_on");--> statement-breakpoint
CREATE INDEX "rosters_subjects" ON "rosters" USING gin ("subjects");--> statement-breakpoint
ALTER TABLE "rosters" DROP COLUMN "topics";
--> statement-breakpoint
-- The numbers that `codes` has for delegations with groups, one after the other, two bytes each.
create or replace function hemicycle_places(delegations text[], families text[]) returns bytea
language sql stable as $$
  select coalesce(string_agg(int2send(c.id), '' order by m.at), '')
  from unnest(delegations, families) with ordinality as m (delegation, family, at)
  join codes c on c.of = 'place' and c.code = m.delegation and c.family = m.family
$$;
--> statement-breakpoint
-- The numbers that `codes` has for topics and countries.
create or replace function hemicycle_subjects(topics text[], countries text[]) returns smallint[]
language sql stable as $$
  select array(
    select c.id from codes c where c.of = 'topic' and c.code = any(topics)
    union select c.id from codes c where c.of = 'country' and c.code = any(countries)
    order by 1
  )
$$;
--> statement-breakpoint
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
--> statement-breakpoint
insert into codes (of, code, family)
select distinct k.of, k.code, k.family
from (
  select 'topic' as of, t as code, '' as family from rolls, unnest(topics) t
  union all select 'country', c, '' from rolls, unnest(concerns) c
  union all select 'place', m.delegation, m.family
    from rolls, unnest(member_delegations, member_groups) as m (delegation, family)
) k
order by 1, 2, 3;
--> statement-breakpoint
insert into rosters (declaration_id, number, tabled_on, subjects, signatory_ids, places)
select declaration_id, number, tabled_on, hemicycle_subjects(topics, concerns), hemicycle_bytes(signatory_ids),
  hemicycle_places(member_delegations, member_groups)
from rolls order by declaration_id;
