-- What a text is found by; a word of its title weighs more than one of its body.
create or replace function hemicycle_tsv(language text, title text, paragraphs text[]) returns tsvector
language sql immutable parallel safe
return setweight(to_tsvector(hemicycle_config(language), hemicycle_plain(title)), 'A')
  || setweight(to_tsvector(hemicycle_config(language), hemicycle_plain(array_to_string(paragraphs, E'\n'))), 'B');
