CREATE TABLE "newcomers" (
	"key" text PRIMARY KEY NOT NULL,
	"delegation" text NOT NULL,
	"folded" text NOT NULL,
	"family_key" text NOT NULL,
	"signatory_id" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "people_list_members" (
	"list_id" integer NOT NULL,
	"signatory_id" integer,
	"newcomer" text,
	CONSTRAINT "people_list_members_signatory" UNIQUE("signatory_id","list_id"),
	CONSTRAINT "people_list_members_newcomer" UNIQUE("newcomer","list_id"),
	CONSTRAINT "people_list_members_one" CHECK (num_nonnulls(signatory_id, newcomer) = 1)
);
--> statement-breakpoint
CREATE TABLE "people_lists" (
	"id" serial PRIMARY KEY NOT NULL,
	"guild_id" text NOT NULL,
	"name" text NOT NULL,
	"folded" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "people_lists_once" UNIQUE("guild_id","folded")
);
--> statement-breakpoint
ALTER TABLE "filters" ADD COLUMN "list_ids" integer[];--> statement-breakpoint
ALTER TABLE "filters" ADD COLUMN "newcomers" text[];--> statement-breakpoint
ALTER TABLE "filters" ADD COLUMN "not_list_ids" integer[];--> statement-breakpoint
ALTER TABLE "newcomers" ADD CONSTRAINT "newcomers_signatory_id_signatories_id_fk" FOREIGN KEY ("signatory_id") REFERENCES "public"."signatories"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people_list_members" ADD CONSTRAINT "people_list_members_list_id_people_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."people_lists"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people_list_members" ADD CONSTRAINT "people_list_members_signatory_id_signatories_id_fk" FOREIGN KEY ("signatory_id") REFERENCES "public"."signatories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people_list_members" ADD CONSTRAINT "people_list_members_newcomer_newcomers_key_fk" FOREIGN KEY ("newcomer") REFERENCES "public"."newcomers"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "newcomers_family" ON "newcomers" USING btree ("delegation","family_key");--> statement-breakpoint
CREATE INDEX "newcomers_folded" ON "newcomers" USING btree ("delegation","folded");--> statement-breakpoint
CREATE INDEX "newcomers_signatory" ON "newcomers" USING btree ("signatory_id") WHERE signatory_id is not null;--> statement-breakpoint
CREATE INDEX "people_list_members_list" ON "people_list_members" USING btree ("list_id");--> statement-breakpoint
CREATE INDEX "filters_lists" ON "filters" USING gin ("list_ids") WHERE list_ids is not null;--> statement-breakpoint
CREATE INDEX "filters_not_lists" ON "filters" USING gin ("not_list_ids") WHERE not_list_ids is not null;--> statement-breakpoint
CREATE INDEX "filters_newcomers" ON "filters" USING gin ("newcomers") WHERE newcomers is not null;