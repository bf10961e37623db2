-- The first statements of the dispatcher's transactions, each of which names the tenant by itself. In a function each
-- statement sees what was committed before it, so that what is read after a lock is what the one before us left.

-- Holds the account, and whatever it shares with others.
create function account_hold(of_tenant bigint, account bigint) returns void
  language plpgsql volatile security invoker as $$
begin
  perform set_config('app.tenant', of_tenant::text, true);
  perform case when p.line is not null then pg_advisory_xact_lock(hashtextextended(p.line, 0)) end
    from provider_account p where p.id = account for no key update;
end $$;

-- Somebody comes back to the account at that time, unless somebody comes already.
create function account_wake(of_tenant bigint, account bigint, at timestamptz, now timestamptz) returns boolean
  language plpgsql volatile security invoker as $$
begin
  perform set_config('app.tenant', of_tenant::text, true);
  update provider_account p set woken_at = at where p.id = account and greatest(p.woken_at, 'epoch') <= now;
  return found;
end $$;

-- What the provider calls a call that it took; whoever said so first is believed.
create function attempt_named(of_tenant bigint, of_attempt uuid, said text) returns void
  language plpgsql volatile security invoker as $$
begin
  perform set_config('app.tenant', of_tenant::text, true);
  update attempt a set provider_call_id = said where a.id = of_attempt and a.provider_call_id is null;
end $$;

-- The contact of a campaign that waits longest; locked.
create function campaign_next(of_campaign uuid) returns table (seq int, number text, variables text)
  language plpgsql volatile security invoker as $$
begin
  return query select c.seq, c.number, c.variables::text from campaign_contact c
    where c.campaign_id = of_campaign and c.state = 'READY' order by c.next_at, c.seq limit 1
    for no key update skip locked;
end $$;

-- A campaign's turn: the user's plan and money first, then the campaign, then its next contact.
create function campaign_turn(whose bigint, of_campaign uuid) returns table (seq int, number text, variables text)
  language plpgsql volatile security invoker as $$
begin
  perform billing_take(whose);
  perform from campaign g where g.id = of_campaign for no key update;
  return query select n.seq, n.number, n.variables from campaign_next(of_campaign) n;
end $$;
