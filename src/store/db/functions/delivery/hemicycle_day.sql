-- When the day began in the zone.
create or replace function hemicycle_day(at timestamptz, zone text) returns timestamptz
language sql stable
return (
  select date_trunc('day', at at time zone known) at time zone known from (select hemicycle_zone(zone) as known) as named
);
