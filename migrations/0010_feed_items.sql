CREATE TABLE "feed_items" (
	"feed_url" text NOT NULL,
	"file_id" integer NOT NULL,
	"named_at" timestamp with time zone NOT NULL,
	CONSTRAINT "feed_items_feed_url_file_id_pk" PRIMARY KEY("feed_url","file_id")
);
--> statement-breakpoint
ALTER TABLE "feeds" ADD COLUMN "carries" text;--> statement-breakpoint
ALTER TABLE "feeds" ADD COLUMN "whole_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "feeds" ADD COLUMN "hid_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "feed_items_file" ON "feed_items" USING btree ("file_id");