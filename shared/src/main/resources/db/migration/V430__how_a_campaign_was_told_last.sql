-- How a campaign stood when its owner was told of it last: where that is news, it is told at the end of their chat. Empty for those
-- of before, which are told so once.
alter table campaign add column told_as text;
