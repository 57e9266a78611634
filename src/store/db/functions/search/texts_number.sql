create or replace trigger texts_number before insert on texts for each row execute function hemicycle_text_number();
