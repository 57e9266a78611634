CREATE TABLE "absent_texts" (
	"declaration_id" integer NOT NULL,
	"language" text NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"looks" smallint NOT NULL,
	"next_look_at" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "absent_texts_declaration_id_language_pk" PRIMARY KEY("declaration_id","language")
);
--> statement-breakpoint
ALTER TABLE "pages" ADD COLUMN "host" text;--> statement-breakpoint
ALTER TABLE "absent_texts" ADD CONSTRAINT "absent_texts_declaration_id_declarations_id_fk" FOREIGN KEY ("declaration_id") REFERENCES "public"."declarations"("id") ON DELETE cascade ON UPDATE no action;