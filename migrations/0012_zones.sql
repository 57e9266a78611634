-- What a channel or a server is set to is used inside statements that serve all of them: none of it may make such a statement fail.
-- Time zones are known by what the database was installed with, which is neither what it was when one was set nor what Node knows.
create function hemicycle_knows_zone(zone text) returns boolean
language plpgsql stable as $$
begin
  return now() at time zone zone is not null;
exception when data_exception then
  return false;
end $$;
--> statement-breakpoint
-- The names that a zone has and had: names given to it since 1993 that programs still offer under the older one.
create function hemicycle_zone_names(zone text) returns setof text
language sql immutable
begin atomic
  select name from (
    select zone as name, 1 as place
    union all
    select case zone when today then before else today end, 2 from (values
      ('Africa/Asmara', 'Africa/Asmera'), ('America/Argentina/Buenos_Aires', 'America/Buenos_Aires'),
      ('America/Argentina/Catamarca', 'America/Catamarca'), ('America/Argentina/Cordoba', 'America/Cordoba'),
      ('America/Argentina/Jujuy', 'America/Jujuy'), ('America/Argentina/Mendoza', 'America/Mendoza'),
      ('America/Atikokan', 'America/Coral_Harbour'), ('America/Indiana/Indianapolis', 'America/Indianapolis'),
      ('America/Kentucky/Louisville', 'America/Louisville'), ('America/Nuuk', 'America/Godthab'),
      ('Asia/Ho_Chi_Minh', 'Asia/Saigon'), ('Asia/Kathmandu', 'Asia/Katmandu'), ('Asia/Kolkata', 'Asia/Calcutta'),
      ('Asia/Yangon', 'Asia/Rangoon'), ('Atlantic/Faroe', 'Atlantic/Faeroe'), ('Europe/Kyiv', 'Europe/Kiev'),
      ('Pacific/Chuuk', 'Pacific/Truk'), ('Pacific/Kanton', 'Pacific/Enderbury'), ('Pacific/Pohnpei', 'Pacific/Ponape')
    ) as renamed (today, before) where zone in (today, before)
  ) as names order by place;
end;
--> statement-breakpoint
-- The zone under the first of its names that the database knows; Europe/Paris for one it does not know, and UTC without that.
create function hemicycle_zone(zone text) returns text
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
--> statement-breakpoint
-- When the day began in the zone.
create function hemicycle_day(at timestamptz, zone text) returns timestamptz
language sql stable
return (
  select date_trunc('day', at at time zone known) at time zone known from (select hemicycle_zone(zone) as known) as named
);
--> statement-breakpoint
-- The next time after `at` that it is `hour` o'clock in a zone that the database knows; for a weekly pace on that day (1 for Monday).
create function hemicycle_next_in(at timestamptz, zone text, pace text, hour int, weekday int) returns timestamptz
language sql stable parallel safe
return (
  select case when (first at time zone zone) > at then first else first + step end at time zone zone
  from (
    select date_trunc('day', at at time zone zone) + make_interval(hours => least(greatest(coalesce(hour, 8), 0), 23))
        + make_interval(days => case pace when 'weekly' then
            (least(greatest(coalesce(weekday, 1), 1), 7) - extract(isodow from at at time zone zone)::int + 7) % 7 else 0 end) as first,
      case pace when 'weekly' then interval '7 days' else interval '1 day' end as step
  ) as candidate
);
--> statement-breakpoint
-- The same in any zone.
create or replace function hemicycle_next(at timestamptz, zone text, pace text, hour int, weekday int) returns timestamptz
language plpgsql stable parallel unsafe as $$
begin
  return coalesce(hemicycle_next_in(at, zone, pace, hour, weekday), hemicycle_next_in(at, hemicycle_zone(zone), pace, hour, weekday));
exception when data_exception then
  return hemicycle_next_in(at, hemicycle_zone(zone), pace, hour, weekday);
end $$;
