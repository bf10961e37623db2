-- With whose account a letter that was set aside is forgotten. Few letters are ever set aside: no index.
alter table quarantine add column user_id bigint;
