CREATE TABLE "mentions" (
	"declaration_id" integer NOT NULL,
	"language" text NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"in_title" boolean NOT NULL,
	CONSTRAINT "mentions_declaration_id_kind_key_language_pk" PRIMARY KEY("declaration_id","kind","key","language")
);
--> statement-breakpoint
ALTER TABLE "mentions" ADD CONSTRAINT "mentions_declaration_id_declarations_id_fk" FOREIGN KEY ("declaration_id") REFERENCES "public"."declarations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mentions_key" ON "mentions" USING btree ("kind","key","declaration_id");