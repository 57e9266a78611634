-- Every English word by its stem, accents ignored.
create text search configuration hemicycle_words_en (copy = pg_catalog.simple);
--> statement-breakpoint
alter text search configuration hemicycle_words_en alter mapping for asciiword with hemicycle_stem_en;
--> statement-breakpoint
alter text search configuration hemicycle_words_en alter mapping for word with unaccent, hemicycle_stem_en;
