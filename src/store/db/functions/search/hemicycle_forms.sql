-- Words as they are written, accents ignored: for those of which only the beginning is asked for.
create text search configuration hemicycle_forms (copy = pg_catalog.simple);
--> statement-breakpoint
alter text search configuration hemicycle_forms alter mapping for word, numword with unaccent, pg_catalog.simple;
