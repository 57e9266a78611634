CREATE TABLE "server_topics" (
	"id" serial PRIMARY KEY NOT NULL,
	"guild_id" text NOT NULL,
	"name" text NOT NULL,
	"folded" text NOT NULL,
	"words" text NOT NULL,
	"language" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "server_topics_once" UNIQUE("guild_id","folded")
);
--> statement-breakpoint
ALTER TABLE "deliveries" DROP CONSTRAINT "deliveries_declaration_id_declarations_id_fk";
--> statement-breakpoint
DROP INDEX "declaration_topics_topic";--> statement-breakpoint
DROP INDEX "filters_anchors";--> statement-breakpoint
ALTER TABLE "declaration_topics" DROP CONSTRAINT "declaration_topics_declaration_id_topic_pk";--> statement-breakpoint
ALTER TABLE "declaration_topics" ADD COLUMN "language" text DEFAULT 'en' NOT NULL;--> statement-breakpoint
ALTER TABLE "declaration_topics" ADD COLUMN "position" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "declaration_topics" ADD CONSTRAINT "declaration_topics_declaration_id_topic_language_pk" PRIMARY KEY("declaration_id","topic","language");--> statement-breakpoint
ALTER TABLE "declarations" ADD COLUMN "classified_with" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "filters" ADD COLUMN "server_topic_id" integer;--> statement-breakpoint
ALTER TABLE "filters" ADD COLUMN "minimum" smallint;--> statement-breakpoint
ALTER TABLE "filters" ADD CONSTRAINT "filters_server_topic_id_server_topics_id_fk" FOREIGN KEY ("server_topic_id") REFERENCES "public"."server_topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "filters_server_topic" ON "filters" USING btree ("server_topic_id") WHERE server_topic_id is not null;--> statement-breakpoint
CREATE INDEX "declaration_topics_topic" ON "declaration_topics" USING btree ("topic","declaration_id");--> statement-breakpoint
CREATE INDEX "filters_anchors" ON "filters" USING gin ("anchors") WITH (fastupdate=false);