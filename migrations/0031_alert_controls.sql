ALTER TABLE "filters" ADD COLUMN "declaration_numbers" integer[];--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "muted_at" timestamp with time zone;