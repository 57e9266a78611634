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
