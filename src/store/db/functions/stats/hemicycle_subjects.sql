-- The numbers that `codes` has for topics and countries.
create or replace function hemicycle_subjects(topics text[], countries text[]) returns smallint[]
language sql stable as $$
  select array(
    select c.id from codes c where c.of = 'topic' and c.code = any(topics)
    union select c.id from codes c where c.of = 'country' and c.code = any(countries)
    order by 1
  )
$$;
