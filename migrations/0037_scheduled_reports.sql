ALTER TABLE "channels" ADD COLUMN "reports" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
CREATE INDEX "channels_reports" ON "channels" USING btree ("id") WHERE reports <> '[]';