-- Paragraphs as one text of plain words: with spaces for hyphens, then those that have hyphens once more without them, so
-- that joined and apart are one. The number between keeps words apart that do not stand together.
create or replace function hemicycle_readings(paragraphs text[]) returns text
language sql immutable parallel safe
return (
  select translate(string_agg(p, ' ' order by at), '-', ' ')
    || coalesce(' 0000000 ' || hemicycle_joined(string_agg(p, ' 0000000 ' order by at) filter (where p ~ '[^ ]-[^ ]')), '')
  from (select hemicycle_plain(paragraph) as p, at from unnest(paragraphs) with ordinality as u (paragraph, at)) plain
);
