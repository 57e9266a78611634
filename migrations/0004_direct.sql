ALTER TABLE "channels" ADD COLUMN "time_zone" text;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD COLUMN "active_since" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
CREATE INDEX "channels_user" ON "channels" USING btree ("user_id") WHERE user_id is not null;--> statement-breakpoint
update subscriptions set active_since = created_at;
