-- What the columns of a campaign's list make a script say is reviewed too, beside a review of the script itself.
alter table script_review drop constraint script_review_kind_check;
alter table script_review add constraint script_review_kind_check check (kind in ('REVIEW', 'APPEAL', 'WORDS'));
drop index script_review_open;
create unique index script_review_open on script_review (tenant_id, flow_id) where state = 'OPEN' and kind <> 'WORDS';
