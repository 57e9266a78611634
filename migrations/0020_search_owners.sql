ALTER TABLE "searches" DROP CONSTRAINT "searches_canonical_unique";--> statement-breakpoint
ALTER TABLE "searches" ALTER COLUMN "id" SET DATA TYPE bigint;--> statement-breakpoint
ALTER TABLE "searches" ADD COLUMN "owner" text;--> statement-breakpoint
ALTER TABLE "searches" ADD COLUMN "server" text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX "searches_server" ON "searches" USING btree ("server") WHERE server <> '';--> statement-breakpoint
ALTER TABLE "searches" ADD CONSTRAINT "searches_once" UNIQUE("owner","server","canonical");--> statement-breakpoint
-- Ids are random from here on.
ALTER TABLE "searches" ALTER COLUMN "id" DROP DEFAULT;--> statement-breakpoint
DROP SEQUENCE IF EXISTS "searches_id_seq";
