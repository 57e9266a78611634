ALTER TABLE "signatory_forms" ADD COLUMN "since" date DEFAULT '0001-01-01' NOT NULL;--> statement-breakpoint
ALTER TABLE "signatory_forms" DROP CONSTRAINT "signatory_forms_delegation_folded_gender_pk";--> statement-breakpoint
ALTER TABLE "signatory_forms" ADD CONSTRAINT "signatory_forms_delegation_folded_gender_since_pk" PRIMARY KEY("delegation","folded","gender","since");
