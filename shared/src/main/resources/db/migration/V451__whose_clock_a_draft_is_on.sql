-- On whose clock its owner says times, chosen by them; null as long as nobody chose. `zone` is that of the start.
alter table campaign add column said_zone text;
