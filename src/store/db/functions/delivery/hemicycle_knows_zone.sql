-- What a channel or a server is set to is used inside statements that serve all of them: none of it may make such a statement fail.
-- Time zones are known by what the database was installed with, which is neither what it was when one was set nor what Node knows.
create or replace function hemicycle_knows_zone(zone text) returns boolean
language plpgsql stable as $$
begin
  return now() at time zone zone is not null;
exception when data_exception then
  return false;
end $$;
