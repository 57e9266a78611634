-- The part-session a day belongs to, the days after it until the next included: 20191 is January 2019. Months are exact enough,
-- since few declarations are tabled between part-sessions.
create or replace function hemicycle_session(day date) returns int
language sql immutable parallel safe as $$
  select extract(year from day)::int * 10 + case
    when extract(month from day) < 4 then 1
    when extract(month from day) < 6 then 2
    when extract(month from day) < 9 then 3
    else 4
  end
$$;
