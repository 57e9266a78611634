-- English words by their stems, accents ignored.
create text search configuration hemicycle_en (copy = pg_catalog.english);
--> statement-breakpoint
alter text search configuration hemicycle_en alter mapping for word, hword, hword_part with unaccent, pg_catalog.english_stem;
