-- French words by their stems, accents ignored.
create text search configuration hemicycle_fr (copy = pg_catalog.french);
--> statement-breakpoint
alter text search configuration hemicycle_fr alter mapping for word, hword, hword_part with unaccent, pg_catalog.french_stem;
