-- Every French word by its stem, accents ignored.
create text search configuration hemicycle_words_fr (copy = pg_catalog.simple);
--> statement-breakpoint
alter text search configuration hemicycle_words_fr alter mapping for asciiword with hemicycle_stem_fr;
--> statement-breakpoint
alter text search configuration hemicycle_words_fr alter mapping for word with unaccent, hemicycle_stem_fr;
