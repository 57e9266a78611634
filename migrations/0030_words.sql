CREATE TABLE "rereadings" (
	"subscription_id" integer PRIMARY KEY NOT NULL,
	"typed" text NOT NULL,
	"trying_since" timestamp with time zone,
	"told_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "filters" ADD COLUMN "words_version" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "server_topics" ADD COLUMN "words_en" "tsquery";--> statement-breakpoint
ALTER TABLE "server_topics" ADD COLUMN "words_fr" "tsquery";--> statement-breakpoint
ALTER TABLE "server_topics" ADD COLUMN "words_version" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "rereadings" ADD CONSTRAINT "rereadings_subscription_id_subscriptions_id_fk" FOREIGN KEY ("subscription_id") REFERENCES "public"."subscriptions"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
-- English words by their stems. No word is left out: what is asked for is looked for.
create text search dictionary hemicycle_stem_en (template = pg_catalog.snowball, language = english);
--> statement-breakpoint
-- French words by their stems. No word is left out: what is asked for is looked for.
create text search dictionary hemicycle_stem_fr (template = pg_catalog.snowball, language = french);
--> statement-breakpoint
-- Words as they are written, accents ignored: for those of which only the beginning is asked for.
create text search configuration hemicycle_forms (copy = pg_catalog.simple);
--> statement-breakpoint
alter text search configuration hemicycle_forms alter mapping for word, numword with unaccent, pg_catalog.simple;
--> statement-breakpoint
-- Every English word by its stem, accents ignored.
create text search configuration hemicycle_words_en (copy = pg_catalog.simple);
--> statement-breakpoint
alter text search configuration hemicycle_words_en alter mapping for asciiword with hemicycle_stem_en;
--> statement-breakpoint
alter text search configuration hemicycle_words_en alter mapping for word with unaccent, hemicycle_stem_en;
--> statement-breakpoint
-- Every French word by its stem, accents ignored.
create text search configuration hemicycle_words_fr (copy = pg_catalog.simple);
--> statement-breakpoint
alter text search configuration hemicycle_words_fr alter mapping for asciiword with hemicycle_stem_fr;
--> statement-breakpoint
alter text search configuration hemicycle_words_fr alter mapping for word with unaccent, hemicycle_stem_fr;
--> statement-breakpoint
-- Words of two to five capitals, as lexemes of their own (`=un`), also with the s of a plural. Where everything is in
-- capitals, those that are ordinary words of the language are none.
create or replace function hemicycle_abbreviations(language text, words text) returns tsvector
language sql immutable parallel safe
return array_to_tsvector(case when words ~ '[A-Z]\.?[A-Z]' then array(
  select distinct '=' || lower(m[1])
  from regexp_matches(hemicycle_plain(words), '(?:^|[ -])([A-Z]{2,5})s?(?![^ -])', 'g') as m
  where length(regexp_replace(words, '[^a-z]', '', 'g')) > length(regexp_replace(words, '[^A-Z]', '', 'g'))
    or ts_lexize(case language when 'fr' then 'french_stem'::regdictionary else 'english_stem'::regdictionary end, lower(m[1])) <> '{}'
) else '{}' end);
--> statement-breakpoint
-- Plain words with nothing for the hyphens between letters: "cooperation" for "co-operation".
create or replace function hemicycle_joined(plain text) returns text
language sql immutable parallel safe
return translate(regexp_replace(plain, '([^ 0-9-])-(?=[^ 0-9-])', '\1', 'g'), '-', ' ');
--> statement-breakpoint
-- Words, numbers and the hyphens between them, with spaces for everything else: so the parser finds the same words in a
-- text as `words/lexer` finds in a query. "U.N." is "UN", and a hyphen that only may break a line is none.
create or replace function hemicycle_plain(words text) returns text
language sql immutable parallel safe
return regexp_replace(
  regexp_replace(
    translate(words, U&'\2010\2011\00AD\200B\200C\200D\2060\FEFF', '--'),
    '\y([A-Z])\.(?=[A-Z]\y)', '\1', 'g'
  ),
  '[\u0001-\u002C\u002E\u002F\u003A-\u0040\u005B-\u0060\u007B-\u00A9\u00AB-\u00B4\u00B6-\u00B9\u00BB-\u00BF\u00D7\u00F7\u2010-\u2BFF\u3000-\u303F]+', ' ', 'g'
);
--> statement-breakpoint
-- Paragraphs as one text of plain words: with spaces for hyphens, then those that have hyphens once more without them, so
-- that joined and apart are one. The number between keeps words apart that do not stand together.
create or replace function hemicycle_readings(paragraphs text[]) returns text
language sql immutable parallel safe
return (
  select translate(string_agg(p, ' ' order by at), '-', ' ')
    || coalesce(' 0000000 ' || hemicycle_joined(string_agg(p, ' 0000000 ' order by at) filter (where p ~ '[^ ]-[^ ]')), '')
  from (select hemicycle_plain(paragraph) as p, at from unnest(paragraphs) with ordinality as u (paragraph, at)) plain
);
--> statement-breakpoint
-- The configuration by which texts of a language are indexed and searched.
create or replace function hemicycle_words_config(language text) returns regconfig
language sql immutable parallel safe
return case language when 'fr' then 'hemicycle_words_fr'::regconfig else 'hemicycle_words_en'::regconfig end;
--> statement-breakpoint
-- What a text is found by: the stems of all its words, those of the title weighing more, the words as they are written,
-- and its abbreviations; see docs/words.md.
create or replace function hemicycle_tsv(language text, title text, paragraphs text[]) returns tsvector
language sql immutable parallel safe
return (
  select setweight(to_tsvector(hemicycle_words_config(language), head), 'A')
    || setweight(to_tsvector(hemicycle_words_config(language), body), 'B')
    || strip(to_tsvector('hemicycle_forms'::regconfig, head || ' ' || body))
    || hemicycle_abbreviations(language, title)
    || hemicycle_abbreviations(language, array_to_string(paragraphs, ' '))
  from (
    select coalesce(hemicycle_readings(array[title]), '') as head, coalesce(hemicycle_readings(paragraphs), '') as body offset 0
  ) readings
);
--> statement-breakpoint
-- Every text is indexed anew.
ALTER TABLE "texts" DROP COLUMN "tsv";
--> statement-breakpoint
ALTER TABLE "texts" ADD COLUMN "tsv" "tsvector" GENERATED ALWAYS AS (hemicycle_tsv(language, title, paragraphs)) STORED;
--> statement-breakpoint
CREATE INDEX "texts_tsv" ON "texts" USING gin ("tsv","marks");
--> statement-breakpoint
ANALYZE "texts";
--> statement-breakpoint
-- What asks for words gets its name when they are read again, which the program does at its start (`reread-words`).
update filters set canonical = 'former ' || id || ' ' || canonical where words is not null;
--> statement-breakpoint
update server_topics o set
  words_en = case when coalesce(o.language, 'en') = 'en' then hemicycle_query('en', o.words) end,
  words_fr = case when coalesce(o.language, 'fr') = 'fr' then hemicycle_query('fr', o.words) end;
--> statement-breakpoint
drop function hemicycle_query(text,text);
