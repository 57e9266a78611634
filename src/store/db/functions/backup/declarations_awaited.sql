create or replace trigger declarations_awaited after insert on declarations for each row execute function hemicycle_awaited();
