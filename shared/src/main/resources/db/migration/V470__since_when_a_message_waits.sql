-- Since when a message is wanted and not shown. Each try that fails puts off when it is due, so that this does not tell how long
-- somebody waits. Without a moment in what a version before wrote: then since it is due.
alter table chat_message add column waiting_since timestamptz;
