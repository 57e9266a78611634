-- Fills in what `texts` repeats of its declaration: the No. and what can be searched for beside words.
create or replace function hemicycle_text_number() returns trigger
language plpgsql as $$
begin
  new.number := (select number from declarations where id = new.declaration_id);
  new.marks := coalesce((select hemicycle_marks(r) from rolls r where r.declaration_id = new.declaration_id), '{}');
  return new;
end $$;
