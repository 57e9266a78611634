create extension if not exists pg_trgm;
--> statement-breakpoint
create extension if not exists unaccent;
--> statement-breakpoint
create text search configuration hemicycle_en (copy = pg_catalog.english);
--> statement-breakpoint
alter text search configuration hemicycle_en alter mapping for word, hword, hword_part with unaccent, pg_catalog.english_stem;
--> statement-breakpoint
create text search configuration hemicycle_fr (copy = pg_catalog.french);
--> statement-breakpoint
alter text search configuration hemicycle_fr alter mapping for word, hword, hword_part with unaccent, pg_catalog.french_stem;
--> statement-breakpoint
-- Printed punctuation beyond ASCII counts as a letter under some locales: "l’homme" would be one word.
create function hemicycle_plain(words text) returns text
language sql immutable parallel safe
return translate(
  words,
  U&'\2018\2019\201A\2039\203A' || U&'\201C\201D\201E\00AB\00BB' || U&'\2010\2011' || U&'\2012\2013\2014\2015\2026\00A0\202F',
  repeat('''', 5) || repeat('"', 5) || '--' || repeat(' ', 7)
);
--> statement-breakpoint
create function hemicycle_config(language text) returns regconfig
language sql immutable parallel safe
return case language when 'fr' then 'hemicycle_fr'::regconfig else 'hemicycle_en'::regconfig end;
--> statement-breakpoint
create function hemicycle_tsv(language text, title text, paragraphs text[]) returns tsvector
language sql immutable parallel safe
return setweight(to_tsvector(hemicycle_config(language), hemicycle_plain(title)), 'A')
  || setweight(to_tsvector(hemicycle_config(language), hemicycle_plain(array_to_string(paragraphs, E'\n'))), 'B');
--> statement-breakpoint
create function hemicycle_query(language text, words text) returns tsquery
language sql immutable parallel safe
return websearch_to_tsquery(hemicycle_config(language), hemicycle_plain(words));
