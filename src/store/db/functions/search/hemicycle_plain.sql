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
