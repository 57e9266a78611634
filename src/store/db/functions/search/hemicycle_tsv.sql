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
