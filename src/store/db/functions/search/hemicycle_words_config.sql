-- The configuration by which texts of a language are indexed and searched.
create or replace function hemicycle_words_config(language text) returns regconfig
language sql immutable parallel safe
return case language when 'fr' then 'hemicycle_words_fr'::regconfig else 'hemicycle_words_en'::regconfig end;
