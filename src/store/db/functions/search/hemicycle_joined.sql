-- Plain words with nothing for the hyphens between letters: "cooperation" for "co-operation".
create or replace function hemicycle_joined(plain text) returns text
language sql immutable parallel safe
return translate(regexp_replace(plain, '([^ 0-9-])-(?=[^ 0-9-])', '\1', 'g'), '-', ' ');
