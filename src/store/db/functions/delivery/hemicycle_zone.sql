-- The zone under the first of its names that the database knows; Europe/Paris for one it does not know, and UTC without that.
create or replace function hemicycle_zone(zone text) returns text
language plpgsql stable as $$
declare
  candidate text;
begin
  for candidate in select hemicycle_zone_names(zone) union all select 'Europe/Paris' loop
    if hemicycle_knows_zone(candidate) then
      return candidate;
    end if;
  end loop;
  return 'UTC';
end $$;
