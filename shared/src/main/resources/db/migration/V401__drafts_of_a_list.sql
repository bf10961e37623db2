-- Whenever people come to a list, what its drafts would cost is forgotten.
set lock_timeout = 0;
drop index concurrently if exists campaign_draft_of_list;
create index concurrently campaign_draft_of_list on campaign (tenant_id, list_id) where state = 'DRAFT';
