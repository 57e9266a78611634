-- The line of descent of a political group: as `families` in assembly/group has them.
create or replace function hemicycle_family(code text) returns text
language sql immutable parallel safe
return case
  when code = 'LDR' then 'ALDE'
  when code in ('EDG', 'EC', 'EC/DA') then 'ECPA'
  else code
end;
