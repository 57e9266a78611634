-- As hemicycle_next_in, for a zone that the database may not know.
create or replace function hemicycle_next(at timestamptz, zone text, pace text, hour int, weekday int) returns timestamptz
language plpgsql stable parallel unsafe as $$
begin
  return coalesce(hemicycle_next_in(at, zone, pace, hour, weekday), hemicycle_next_in(at, hemicycle_zone(zone), pace, hour, weekday));
exception when data_exception then
  return hemicycle_next_in(at, hemicycle_zone(zone), pace, hour, weekday);
end $$;
