CREATE TABLE "missing_files" (
	"file_id" integer PRIMARY KEY NOT NULL,
	"baseline" boolean NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"asked_at" timestamp with time zone,
	"looks" integer DEFAULT 0 NOT NULL,
	"next_look_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "pages" ADD COLUMN "heading_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "pages" ADD COLUMN "fingerprint" text;--> statement-breakpoint
ALTER TABLE "pages" ADD COLUMN "gone_count" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "missing_files_due" ON "missing_files" USING btree ("next_look_at","file_id");--> statement-breakpoint
CREATE INDEX "pages_fingerprint" ON "pages" USING btree ("fingerprint");--> statement-breakpoint
CREATE INDEX "pages_evidence" ON "pages" USING btree ("file_id") WHERE heading_at is not null;--> statement-breakpoint
-- What earlier versions proved by a heading.
update pages set heading_at = coalesce(read_at, seen_at)
where state = 'declaration' or (state = 'other' and reason like 'The heading is that of another kind%');
--> statement-breakpoint
-- What they took for another document without a heading, or for withdrawn after some 404s: asked again, the newest first, as
-- what it was, news or baseline, and not all at once.
with doubtful as (
  select file_id, row_number() over (order by baseline, file_id desc) as nth
  from pages where state = 'other' and heading_at is null
)
update pages p set state = case when reason like 'There is no heading%' then 'incomplete' else 'waiting' end,
  attempts = 0, reason = null, read_at = null, etag = null, last_modified = null,
  next_try_at = now() + d.nth * interval '10 seconds'
from doubtful d where d.file_id = p.file_id;
--> statement-breakpoint
-- Gaps had rows of their own kind.
insert into missing_files (file_id, baseline, since, asked_at, looks, next_look_at)
select (id #>> '{}')::integer, bool_and((f.value ->> 'baseline')::boolean), min((f.value ->> 'since')::date), now(), 1,
  min((f.value ->> 'nextLookAt')::timestamptz)
from facts f, jsonb_array_elements(f.value -> 'ids') id
where f.key like 'walk-gap:%'
group by 1
on conflict do nothing;
--> statement-breakpoint
delete from facts where key like 'walk-gap:%';
--> statement-breakpoint
-- The walk stands at the last file that bore a heading, not at one it only believed to be there.
update facts f set value = f.value || jsonb_build_object('highest', e.highest, 'next', e.highest + 1)
from (
  select w.key, coalesce(max(p.file_id), (w.value ->> 'floor')::integer - 1) as highest
  from facts w
  left join pages p on p.heading_at is not null and p.file_id >= (w.value ->> 'floor')::integer
    and p.file_id <= (w.value ->> 'highest')::integer
  where w.key like 'walk:%' and w.value ? 'highest' and w.value ? 'floor'
  group by w.key, w.value
) e
where f.key = e.key and e.highest < (f.value ->> 'highest')::integer;
--> statement-breakpoint
-- What it gave up for good: what is dated later than the walk's beginning was not there to be found, and is news.
insert into missing_files (file_id, baseline, since, asked_at, looks, next_look_at)
select id, true, min(w.since), null, 0, now() + row_number() over (order by id desc) * interval '1 minute'
from (
  select (value ->> 'floor')::integer as floor, (value ->> 'highest')::integer as highest,
    (value ->> 'startedAt')::timestamptz as since
  from facts where key like 'walk:%' and value ? 'highest' and value ? 'floor' and value ? 'startedAt'
) w, generate_series(w.floor, w.highest) id
where not exists (select from pages p where p.file_id = id)
group by id
on conflict do nothing;
