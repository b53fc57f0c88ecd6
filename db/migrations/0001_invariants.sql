-- What no code needs to remember: extensions, scope, episodes, the active archive, the audit chain.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
-- Every union with every union above it; a new or moved union brings its rows along with those below it.
CREATE FUNCTION keep_union_ancestry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.parent_id IS NOT DISTINCT FROM OLD.parent_id THEN
    RETURN NULL;
  END IF;
  IF TG_OP = 'INSERT' THEN
    INSERT INTO union_ancestry (union_id, ancestor_id, depth) VALUES (NEW.id, NEW.id, 0);
  ELSE
    DELETE FROM union_ancestry moved
      USING union_ancestry below, union_ancestry above
      WHERE below.ancestor_id = NEW.id AND above.union_id = OLD.parent_id
        AND moved.union_id = below.union_id AND moved.ancestor_id = above.ancestor_id;
  END IF;
  INSERT INTO union_ancestry (union_id, ancestor_id, depth)
    SELECT below.union_id, above.ancestor_id, below.depth + above.depth + 1
    FROM union_ancestry below, union_ancestry above
    WHERE below.ancestor_id = NEW.id AND above.union_id = NEW.parent_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER keep_union_ancestry AFTER INSERT OR UPDATE OF parent_id ON unions
  FOR EACH ROW EXECUTE FUNCTION keep_union_ancestry();
--> statement-breakpoint
-- An archive has one episode at a time; the closing day still belongs to it. 错建 episodes never count, so they may lie anywhere.
ALTER TABLE household_episodes ADD CONSTRAINT episodes_of_an_archive_do_not_overlap
  EXCLUDE USING gist (household_id WITH =, daterange(opened_on, closed_on, '[]') WITH &&)
  WHERE (closing_reason IS DISTINCT FROM 'openedInError');
--> statement-breakpoint
ALTER TABLE household_managements ADD CONSTRAINT one_unit_manages_an_archive_each_day
  EXCLUDE USING gist (household_id WITH =, daterange(from_day, until_day, '[)') WITH &&);
--> statement-breakpoint
-- A member is active while the archive has an open episode and the member has not left.
CREATE FUNCTION keep_member_active() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.active := NEW.left_on IS NULL AND EXISTS (
    SELECT 1 FROM household_episodes e WHERE e.household_id = NEW.household_id AND e.closed_on IS NULL);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER keep_member_active BEFORE INSERT OR UPDATE ON household_members
  FOR EACH ROW EXECUTE FUNCTION keep_member_active();
--> statement-breakpoint
CREATE FUNCTION keep_members_active() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- The members' own trigger works the flag out; touching the row is enough.
  UPDATE household_members SET active = active WHERE household_id = NEW.household_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER keep_members_active AFTER INSERT OR UPDATE ON household_episodes
  FOR EACH ROW EXECUTE FUNCTION keep_members_active();
--> statement-breakpoint
INSERT INTO audit_chains (shard, seq, hash) SELECT shard, 0, '\x00'::bytea FROM generate_series(0, 15) AS shard;
--> statement-breakpoint
-- Text of an entry as it is hashed: every column that carries meaning, in a fixed order and time zone.
CREATE FUNCTION audit_entry_text(e audit_entries) RETURNS text LANGUAGE sql STABLE SET timezone TO 'UTC' AS $$
  SELECT jsonb_build_array(e.shard, e.seq, e.at, e.actor_account_id, e.actor_role, e.action, e.subject_type,
    e.subject_id, e.union_id, e.reason, e.detail, e.request_id)::text
$$;
--> statement-breakpoint
CREATE FUNCTION chain_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE head audit_chains;
BEGIN
  SELECT * INTO STRICT head FROM audit_chains WHERE shard = NEW.shard FOR UPDATE;
  NEW.seq := head.seq + 1;
  NEW.previous_hash := head.hash;
  NEW.hash := sha256(head.hash || convert_to(audit_entry_text(NEW), 'UTF8'));
  UPDATE audit_chains SET seq = NEW.seq, hash = NEW.hash WHERE shard = NEW.shard;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER chain_audit_entry BEFORE INSERT ON audit_entries
  FOR EACH ROW EXECUTE FUNCTION chain_audit_entry();
--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed or removed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_entries_are_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- First entries whose hash or place does not follow from the one before: where the trail was tampered with.
CREATE FUNCTION broken_audit_entries() RETURNS TABLE (id bigint, shard smallint, seq bigint) LANGUAGE sql STABLE AS $$
  SELECT x.id, x.shard, x.seq FROM (
    SELECT e.id, e.shard, e.seq,
      e.hash IS DISTINCT FROM sha256(e.previous_hash || convert_to(audit_entry_text(e), 'UTF8')) AS altered,
      e.previous_hash IS DISTINCT FROM coalesce(lag(e.hash) OVER w, '\x00'::bytea) AS unlinked,
      e.seq IS DISTINCT FROM coalesce(lag(e.seq) OVER w, 0) + 1 AS gap
    FROM audit_entries e WINDOW w AS (PARTITION BY e.shard ORDER BY e.seq)
  ) x WHERE x.altered OR x.unlinked OR x.gap
  UNION ALL
  SELECT NULL, c.shard, c.seq FROM audit_chains c
    WHERE c.seq <> coalesce((SELECT max(e.seq) FROM audit_entries e WHERE e.shard = c.shard), 0)
$$;
