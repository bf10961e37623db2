-- What an admin approves is the script as it was when they were asked; one that changed meanwhile is not published by that.
alter table script_review add column script_mark text;
