CREATE TABLE "uploads" (
	"id" serial PRIMARY KEY NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"items" jsonb NOT NULL,
	"outcomes" jsonb,
	"expires_at" timestamp with time zone NOT NULL
);
