ALTER TABLE "processes" ADD COLUMN "connected_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "processes" ADD COLUMN "cut_off_since" timestamp with time zone;