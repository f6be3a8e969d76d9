"""SQL of the tree: places computed by the database, copies filled in by it."""

from apps.tenancy.policies import definer

PLACE = """
create function tenancy_place() returns trigger language plpgsql security definer
set search_path = public as $$
declare
  up record;
  next integer;
begin
  if new.parent_id is null then
    if tg_op = 'INSERT' or old.parent_id is not null then
      perform pg_advisory_xact_lock(hashtext('tenancy.roots'));
      select coalesce(max(left(path, 4)::integer), 0) + 1 into next
        from tenancy_organization where parent_id is null;
      new.path := lpad(next::text, 4, '0') || '.';
    end if;
    new.tenant_id := new.id;
    new.province_id := new.id;
    return new;
  end if;
  select id, path, tenant_id, province_id into up
    from tenancy_organization where id = new.parent_id for no key update;
  if not found then
    raise exception 'organisation % has no such parent', new.code using errcode = '23503';
  end if;
  if tg_op = 'UPDATE' and up.path >= old.path and up.path < old.path || '~' then
    raise exception 'organisation % cannot stand under itself', new.code using errcode = '23514';
  end if;
  if tg_op = 'INSERT' or new.parent_id is distinct from old.parent_id then
    select coalesce(max(substr(path, length(up.path) + 1, 4)::integer), 0) + 1 into next
      from tenancy_organization where parent_id = new.parent_id;
    if next > 9999 then
      raise exception 'more than 9999 organisations under one' using errcode = '23514';
    end if;
    new.path := up.path || lpad(next::text, 4, '0') || '.';
  end if;
  new.tenant_id := case when new.keeps_office then new.id else up.tenant_id end;
  new.province_id := up.province_id;
  return new;
end $$;

create function tenancy_carry() returns trigger language plpgsql security definer
set search_path = public as $$
begin
  update tenancy_organization set
    path = new.path || substr(path, length(old.path) + 1),
    province_id = new.province_id,
    tenant_id = case when tenant_id = old.tenant_id then new.tenant_id else tenant_id end
  where path >= old.path and path < old.path || '~' and id <> new.id;
  return null;
end $$;

create function tenancy_fill_place() returns trigger language plpgsql security definer
set search_path = public as $$
begin
  select path, tenant_id, province_id into new.path, new.tenant_id, new.province_id
    from tenancy_organization where id = new.organization_id;
  if not found then
    raise exception 'no organisation %', new.organization_id using errcode = '23503';
  end if;
  return new;
end $$;

create function tenancy_fill_path() returns trigger language plpgsql security definer
set search_path = public as $$
begin
  if new.organization_id is null then
    new.path := '0';
    return new;
  end if;
  select path into new.path from tenancy_organization where id = new.organization_id;
  if not found then
    raise exception 'no organisation %', new.organization_id using errcode = '23503';
  end if;
  return new;
end $$;

create trigger place before insert or update of parent_id, keeps_office
  on tenancy_organization for each row execute function tenancy_place();
create trigger carry after update on tenancy_organization for each row
  when (pg_trigger_depth() = 0 and (old.path, old.tenant_id, old.province_id)
        is distinct from (new.path, new.tenant_id, new.province_id))
  execute function tenancy_carry();
""" + "".join(
    definer(f"{name}()")
    for name in ("tenancy_place", "tenancy_carry", "tenancy_fill_place", "tenancy_fill_path")
)

UNPLACE = """
drop trigger carry on tenancy_organization;
drop trigger place on tenancy_organization;
drop function tenancy_fill_path();
drop function tenancy_fill_place();
drop function tenancy_carry();
drop function tenancy_place();
"""
