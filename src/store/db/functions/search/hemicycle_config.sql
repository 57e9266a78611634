-- The text search configuration for a language of the Assembly.
create or replace function hemicycle_config(language text) returns regconfig
language sql immutable parallel safe
return case language when 'fr' then 'hemicycle_fr'::regconfig else 'hemicycle_en'::regconfig end;
