-- The next time after `at` that it is `hour` o'clock in a zone that the database knows; for a weekly pace on that day (1 for Monday).
create or replace function hemicycle_next_in(at timestamptz, zone text, pace text, hour int, weekday int) returns timestamptz
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
