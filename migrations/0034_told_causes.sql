-- What the operator was told stood in a place for each kind of news; from now on under the key of its cause.
insert into facts (key, value)
select 'told:source:' || substr(key, 7), jsonb_build_object('state', 'failing', 'at', value ->> 'since', 'due', null)
from facts where starts_with(key, 'alarm:') and value ? 'since'
on conflict (key) do nothing;--> statement-breakpoint
insert into facts (key, value)
select 'told:zone:' || substr(key, 11), jsonb_build_object('state', 'unknown', 'at', now(), 'due', null)
from facts where starts_with(key, 'zone-told:')
on conflict (key) do nothing;--> statement-breakpoint
insert into facts (key, value)
select 'told:archive', jsonb_build_object('state', 'told', 'at', coalesce(value ->> 'at', now()::text), 'due', null)
from facts where key = 'archive-offered'
on conflict (key) do nothing;--> statement-breakpoint
insert into facts (key, value)
select 'told:verdict', jsonb_build_object('state', value ->> 'told', 'at', coalesce(value ->> 'since', now()::text), 'due', null)
from facts where starts_with(key, 'verdict:') and value ->> 'told' in ('unsure', 'blind')
order by key limit 1
on conflict (key) do nothing;--> statement-breakpoint
insert into facts (key, value)
select 'told:shorter:' || d.number, jsonb_build_object(
  'state', to_char(l.first_seen_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'at', l.told_at, 'due', null)
from shorter_lists l join declarations d on d.id = l.declaration_id where l.told_at is not null
on conflict (key) do nothing;--> statement-breakpoint
delete from facts where starts_with(key, 'alarm:') or starts_with(key, 'zone-told:') or key = 'archive-offered';--> statement-breakpoint
ALTER TABLE "shorter_lists" DROP COLUMN "told_at";
