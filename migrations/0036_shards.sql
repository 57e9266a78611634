CREATE TABLE "processes" (
	"id" text PRIMARY KEY NOT NULL,
	"place" text NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shards" (
	"total" integer NOT NULL,
	"shard" integer NOT NULL,
	"wanted" text,
	"holder" text,
	"term" bigint DEFAULT 0 NOT NULL,
	"expires_at" timestamp with time zone,
	CONSTRAINT "shards_total_shard_pk" PRIMARY KEY("total","shard")
);
