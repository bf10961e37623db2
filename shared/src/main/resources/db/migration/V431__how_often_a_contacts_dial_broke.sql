-- How often something broke when a contact of a campaign was to be dialled: after many it ends as not called. A version from before
-- puts it off each time, as it did.
alter table campaign_contact add column dial_breaks int not null default 0;
