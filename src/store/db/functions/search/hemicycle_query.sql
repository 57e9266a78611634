-- What somebody typed, as a query: words, "phrases", or, -without.
create or replace function hemicycle_query(language text, words text) returns tsquery
language sql immutable parallel safe
return websearch_to_tsquery(hemicycle_config(language), hemicycle_plain(words));
