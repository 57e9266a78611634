CREATE TABLE "surname_questions" (
	"channel_id" text NOT NULL,
	"before_id" integer NOT NULL,
	"after_id" integer NOT NULL,
	"asked_at" timestamp with time zone,
	"answer" boolean,
	CONSTRAINT "surname_questions_channel_id_before_id_after_id_pk" PRIMARY KEY("channel_id","before_id","after_id")
);
--> statement-breakpoint
ALTER TABLE "surname_questions" ADD CONSTRAINT "surname_questions_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "surname_questions" ADD CONSTRAINT "surname_questions_before_id_signatories_id_fk" FOREIGN KEY ("before_id") REFERENCES "public"."signatories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "surname_questions" ADD CONSTRAINT "surname_questions_after_id_signatories_id_fk" FOREIGN KEY ("after_id") REFERENCES "public"."signatories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "surname_questions_before" ON "surname_questions" USING btree ("before_id");--> statement-breakpoint
CREATE INDEX "surname_questions_after" ON "surname_questions" USING btree ("after_id");