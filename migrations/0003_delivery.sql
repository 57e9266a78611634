CREATE TABLE "servers" (
	"id" text PRIMARY KEY NOT NULL,
	"time_zone" text DEFAULT 'Europe/Paris' NOT NULL,
	"gone_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "deliveries" DROP CONSTRAINT "deliveries_once";--> statement-breakpoint
DROP INDEX "deliveries_due";--> statement-breakpoint
ALTER TABLE "channels" ADD COLUMN "user_id" text;--> statement-breakpoint
ALTER TABLE "channels" ADD COLUMN "kind" text DEFAULT 'text' NOT NULL;--> statement-breakpoint
ALTER TABLE "channels" ADD COLUMN "state" text DEFAULT 'active' NOT NULL;--> statement-breakpoint
ALTER TABLE "channels" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "channels" ADD COLUMN "state_since" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "channels" ADD COLUMN "probe_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "channels" ADD COLUMN "probes" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "channels" ADD COLUMN "told_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "channels" ADD COLUMN "pace" text DEFAULT 'once' NOT NULL;--> statement-breakpoint
ALTER TABLE "channels" ADD COLUMN "hour" smallint DEFAULT 8 NOT NULL;--> statement-breakpoint
ALTER TABLE "channels" ADD COLUMN "weekday" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "channels" ADD COLUMN "role_id" text;--> statement-breakpoint
ALTER TABLE "channels" ADD COLUMN "silent" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "channels" ADD COLUMN "cap" smallint;--> statement-breakpoint
ALTER TABLE "channels" ADD COLUMN "crosspost" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "channels" ADD COLUMN "tags" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "channels" ADD COLUMN "default_tag" text;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "edition" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "form" text DEFAULT 'alert' NOT NULL;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "unsure_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "parcel" bigint;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "thread_id" text;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "shown_edition" smallint;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "edit_due_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "edits" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "crosspost_due_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "payload" jsonb;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "paused_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "channels_probe" ON "channels" USING btree ("probe_at") WHERE state = 'suspended';--> statement-breakpoint
CREATE INDEX "deliveries_open" ON "deliveries" USING btree ("channel_id","id") WHERE state in ('pending', 'sending', 'held');--> statement-breakpoint
CREATE INDEX "deliveries_edit" ON "deliveries" USING btree ("edit_due_at") WHERE edit_due_at is not null;--> statement-breakpoint
CREATE INDEX "deliveries_crosspost" ON "deliveries" USING btree ("crosspost_due_at") WHERE crosspost_due_at is not null;--> statement-breakpoint
CREATE INDEX "deliveries_due" ON "deliveries" USING btree ("due_at","id") WHERE state = 'pending';--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_once" UNIQUE("declaration_id","channel_id","edition");--> statement-breakpoint
insert into servers (id) select distinct guild_id from channels on conflict do nothing;
--> statement-breakpoint
update deliveries d set shown_edition = (select edition from declarations where id = d.declaration_id) where state = 'sent';
--> statement-breakpoint
-- The next time after `at` that it is `hour` o'clock in the zone, for a weekly pace on that day (1 for Monday).
create function hemicycle_next(at timestamptz, zone text, pace text, hour int, weekday int) returns timestamptz
language sql stable parallel safe
return (
  select case when (first at time zone zone) > at then first else first + step end at time zone zone
  from (
    select date_trunc('day', at at time zone zone) + make_interval(hours => hour)
        + make_interval(days => case pace when 'weekly' then (weekday - extract(isodow from at at time zone zone)::int + 7) % 7 else 0 end) as first,
      case pace when 'weekly' then interval '7 days' else interval '1 day' end as step
  ) as candidate
);
