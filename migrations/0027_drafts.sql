CREATE TABLE "drafts" (
	"id" bigint PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"server" text NOT NULL,
	"content" jsonb NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "drafts_owner" ON "drafts" USING btree ("owner");--> statement-breakpoint
CREATE INDEX "drafts_expiry" ON "drafts" USING btree ("expires_at");