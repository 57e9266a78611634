-- The text search configuration for a language of the Assembly that leaves out its commonest words: to tell which they are.
create or replace function hemicycle_config(language text) returns regconfig
language sql immutable parallel safe
return case language when 'fr' then 'hemicycle_fr'::regconfig else 'hemicycle_en'::regconfig end;
