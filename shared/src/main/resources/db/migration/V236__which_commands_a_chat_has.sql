-- Which words of the commands Telegram was told for this chat, as a digest: others are told with the next update.
alter table chat_session add column commands text;
