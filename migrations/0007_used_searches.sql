ALTER TABLE "searches" ADD COLUMN "used_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
CREATE INDEX "searches_used" ON "searches" USING btree ("used_at");