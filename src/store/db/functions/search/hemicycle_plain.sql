-- Printed punctuation beyond ASCII counts as a letter under some locales: "l’homme" would be one word.
create or replace function hemicycle_plain(words text) returns text
language sql immutable parallel safe
return translate(
  words,
  U&'\2018\2019\201A\2039\203A' || U&'\201C\201D\201E\00AB\00BB' || U&'\2010\2011' || U&'\2012\2013\2014\2015\2026\00A0\202F',
  repeat('''', 5) || repeat('"', 5) || '--' || repeat(' ', 7)
);
