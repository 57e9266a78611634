create or replace trigger rolls_roster after insert on rolls for each row execute function hemicycle_roster();
