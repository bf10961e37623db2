-- Jobs that were given up stand on the health screen, with whose campaign's work they were, until an admin lays them aside; most
-- of those that nobody was told about can be taken up again.
alter table job add column dismissed_at timestamptz;
alter table job add column campaign uuid;
alter table job add column may_again boolean not null default false;

-- Messages that Telegram refuses, or did not take for a day: when, after how many tries and why.
alter table chat_message add column given_up_at timestamptz;
alter table chat_message add column given_up_tries int not null default 0;
alter table chat_message add column given_up_why text not null default '';
