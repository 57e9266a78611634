-- Gives a declaration that is stored again the deliveries that a restored copy has of it.
create or replace function hemicycle_awaited() returns trigger
language plpgsql as $$
declare
  given jsonb;
begin
  with gone as (delete from awaited_deliveries where number = new.number returning id, delivery)
  select jsonb_agg(delivery || jsonb_build_object('declaration_id', new.id) order by id) into given from gone;
  if given is not null then
    perform hemicycle_put('deliveries', given);
  end if;
  return null;
end $$;
