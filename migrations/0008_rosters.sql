CREATE TABLE "rosters" (
	"declaration_id" integer PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"tabled_on" date NOT NULL,
	"topics" text[] NOT NULL,
	"signatory_ids" "bytea" NOT NULL
);
--> statement-breakpoint
DROP INDEX "signatures_signatory";--> statement-breakpoint
ALTER TABLE "rosters" ADD CONSTRAINT "rosters_declaration_id_rolls_declaration_id_fk" FOREIGN KEY ("declaration_id") REFERENCES "public"."rolls"("declaration_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "signatures_signatory" ON "signatures" USING btree ("signatory_id","declaration_id","edition","delegation","group");--> statement-breakpoint
ALTER TABLE "searches" DROP COLUMN "ran_at";
--> statement-breakpoint
-- Integers as their bytes, four of each.
create function hemicycle_bytes(ints int[]) returns bytea
language sql immutable parallel safe
return (select coalesce(string_agg(int4send(n), '' order by at), '') from unnest(ints) with ordinality as u (n, at));
--> statement-breakpoint
create function hemicycle_roster() returns trigger
language plpgsql as $$
begin
  insert into rosters (declaration_id, number, tabled_on, topics, signatory_ids)
  values (new.declaration_id, new.number, new.tabled_on, new.topics, hemicycle_bytes(new.signatory_ids));
  return null;
end $$;
--> statement-breakpoint
create trigger rolls_roster after insert on rolls for each row execute function hemicycle_roster();
--> statement-breakpoint
insert into rosters (declaration_id, number, tabled_on, topics, signatory_ids)
select declaration_id, number, tabled_on, topics, hemicycle_bytes(signatory_ids) from rolls order by declaration_id;
