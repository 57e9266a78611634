ALTER TABLE "deliveries" ADD COLUMN "claim" text;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "claim_term" bigint;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "leased_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "edit_reason" text;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "crossposts" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "deliveries_claimed" ON "deliveries" USING btree ("leased_until") WHERE state = 'sending';