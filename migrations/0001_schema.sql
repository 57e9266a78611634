CREATE TABLE "channels" (
	"id" text PRIMARY KEY NOT NULL,
	"guild_id" text NOT NULL,
	"language" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "declaration_topics" (
	"declaration_id" integer NOT NULL,
	"topic" text NOT NULL,
	"evidence" text[] NOT NULL,
	CONSTRAINT "declaration_topics_declaration_id_topic_pk" PRIMARY KEY("declaration_id","topic")
);
--> statement-breakpoint
CREATE TABLE "declarations" (
	"id" serial PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"document" integer NOT NULL,
	"tabled_on" date NOT NULL,
	"date" date NOT NULL,
	"file_id" integer,
	"url" text,
	"edition" smallint DEFAULT 1 NOT NULL,
	"signatory_count" smallint NOT NULL,
	"concerns" text[] DEFAULT '{}' NOT NULL,
	"first_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "declarations_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"declaration_id" integer NOT NULL,
	"channel_id" text NOT NULL,
	"guild_id" text NOT NULL,
	"filter_ids" integer[] NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone DEFAULT now() NOT NULL,
	"message_id" text,
	"reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "deliveries_once" UNIQUE("declaration_id","channel_id")
);
--> statement-breakpoint
CREATE TABLE "editions" (
	"declaration_id" integer NOT NULL,
	"edition" smallint NOT NULL,
	"date" date NOT NULL,
	"file_id" integer,
	"url" text,
	"language" text DEFAULT 'en' NOT NULL,
	"signatory_count" smallint NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "editions_declaration_id_edition_pk" PRIMARY KEY("declaration_id","edition")
);
--> statement-breakpoint
CREATE TABLE "facts" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "feeds" (
	"url" text PRIMARY KEY NOT NULL,
	"etag" text,
	"last_modified" text,
	"baseline_at" timestamp with time zone,
	"failures" smallint DEFAULT 0 NOT NULL,
	"next_try_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "filters" (
	"id" serial PRIMARY KEY NOT NULL,
	"canonical" text NOT NULL,
	"signatory_id" integer,
	"delegation" text,
	"group" text,
	"concerns" text,
	"topic" text,
	"words" text,
	"words_en" "tsquery",
	"words_fr" "tsquery",
	"anchors" text[] NOT NULL,
	CONSTRAINT "filters_canonical_unique" UNIQUE("canonical")
);
--> statement-breakpoint
CREATE TABLE "pages" (
	"file_id" integer PRIMARY KEY NOT NULL,
	"url" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"baseline" boolean NOT NULL,
	"reason" text,
	"bytes" "bytea",
	"etag" text,
	"last_modified" text,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"next_try_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "polls" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone DEFAULT now() NOT NULL,
	"outcome" text NOT NULL,
	"detail" text,
	"items" integer DEFAULT 0 NOT NULL,
	"fresh" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signatories" (
	"id" serial PRIMARY KEY NOT NULL,
	"delegation" text NOT NULL,
	"name" text NOT NULL,
	"folded" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signatory_forms" (
	"delegation" text NOT NULL,
	"folded" text NOT NULL,
	"gender" text NOT NULL,
	"name" text NOT NULL,
	"given_name" text,
	"family_name" text NOT NULL,
	"family_key" text NOT NULL,
	"first_on" date NOT NULL,
	"last_on" date NOT NULL,
	"signatory_id" integer NOT NULL,
	"pinned" boolean DEFAULT false NOT NULL,
	CONSTRAINT "signatory_forms_delegation_folded_gender_pk" PRIMARY KEY("delegation","folded","gender")
);
--> statement-breakpoint
CREATE TABLE "signatures" (
	"declaration_id" integer NOT NULL,
	"edition" smallint NOT NULL,
	"position" smallint NOT NULL,
	"signatory_id" integer NOT NULL,
	"honorific" text,
	"name" text NOT NULL,
	"delegation" text NOT NULL,
	"delegation_printed" text NOT NULL,
	"group" text,
	"group_printed" text,
	"added" boolean DEFAULT false NOT NULL,
	CONSTRAINT "signatures_declaration_id_edition_position_pk" PRIMARY KEY("declaration_id","edition","position")
);
--> statement-breakpoint
CREATE TABLE "subscriptions" (
	"id" serial PRIMARY KEY NOT NULL,
	"channel_id" text NOT NULL,
	"filter_id" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "subscriptions_once" UNIQUE("channel_id","filter_id")
);
--> statement-breakpoint
CREATE TABLE "texts" (
	"declaration_id" integer NOT NULL,
	"language" text NOT NULL,
	"title" text NOT NULL,
	"paragraphs" text[] NOT NULL,
	"summary" text,
	"date" date,
	"tsv" "tsvector" GENERATED ALWAYS AS (hemicycle_tsv(language, title, paragraphs)) STORED,
	CONSTRAINT "texts_declaration_id_language_pk" PRIMARY KEY("declaration_id","language")
);
--> statement-breakpoint
ALTER TABLE "declaration_topics" ADD CONSTRAINT "declaration_topics_declaration_id_declarations_id_fk" FOREIGN KEY ("declaration_id") REFERENCES "public"."declarations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_declaration_id_declarations_id_fk" FOREIGN KEY ("declaration_id") REFERENCES "public"."declarations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "editions" ADD CONSTRAINT "editions_declaration_id_declarations_id_fk" FOREIGN KEY ("declaration_id") REFERENCES "public"."declarations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "filters" ADD CONSTRAINT "filters_signatory_id_signatories_id_fk" FOREIGN KEY ("signatory_id") REFERENCES "public"."signatories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signatory_forms" ADD CONSTRAINT "signatory_forms_signatory_id_signatories_id_fk" FOREIGN KEY ("signatory_id") REFERENCES "public"."signatories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_declaration_id_declarations_id_fk" FOREIGN KEY ("declaration_id") REFERENCES "public"."declarations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_signatory_id_signatories_id_fk" FOREIGN KEY ("signatory_id") REFERENCES "public"."signatories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_filter_id_filters_id_fk" FOREIGN KEY ("filter_id") REFERENCES "public"."filters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "texts" ADD CONSTRAINT "texts_declaration_id_declarations_id_fk" FOREIGN KEY ("declaration_id") REFERENCES "public"."declarations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "channels_guild" ON "channels" USING btree ("guild_id");--> statement-breakpoint
CREATE INDEX "declaration_topics_topic" ON "declaration_topics" USING btree ("topic");--> statement-breakpoint
CREATE INDEX "declarations_date" ON "declarations" USING btree ("date","number");--> statement-breakpoint
CREATE INDEX "declarations_document" ON "declarations" USING btree ("document");--> statement-breakpoint
CREATE INDEX "declarations_concerns" ON "declarations" USING gin ("concerns");--> statement-breakpoint
CREATE INDEX "deliveries_due" ON "deliveries" USING btree ("due_at","id") WHERE state in ('pending', 'sending');--> statement-breakpoint
CREATE INDEX "deliveries_channel" ON "deliveries" USING btree ("channel_id","id");--> statement-breakpoint
CREATE INDEX "filters_anchors" ON "filters" USING gin ("anchors");--> statement-breakpoint
CREATE INDEX "pages_due" ON "pages" USING btree ("next_try_at","file_id") WHERE state in ('waiting', 'incomplete');--> statement-breakpoint
CREATE INDEX "polls_source" ON "polls" USING btree ("source","id");--> statement-breakpoint
CREATE INDEX "signatories_delegation" ON "signatories" USING btree ("delegation","folded");--> statement-breakpoint
CREATE INDEX "signatories_folded" ON "signatories" USING gin ("folded" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "signatory_forms_family" ON "signatory_forms" USING btree ("delegation","family_key");--> statement-breakpoint
CREATE INDEX "signatory_forms_signatory" ON "signatory_forms" USING btree ("signatory_id");--> statement-breakpoint
CREATE INDEX "signatory_forms_folded" ON "signatory_forms" USING gin ("folded" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "signatures_signatory" ON "signatures" USING btree ("signatory_id","declaration_id");--> statement-breakpoint
CREATE INDEX "subscriptions_filter" ON "subscriptions" USING btree ("filter_id");--> statement-breakpoint
CREATE INDEX "texts_tsv" ON "texts" USING gin ("tsv");