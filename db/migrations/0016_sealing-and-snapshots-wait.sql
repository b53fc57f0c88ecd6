-- Rows of a snapshot and the sealing of its report wait for each other: READ COMMITTED would let facts in that were
-- checked before the report was sealed and committed after.
CREATE OR REPLACE FUNCTION refuse_rows_of_sealed_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM reports r WHERE r.id IN (SELECT c.report_id FROM changed c) ORDER BY r.id FOR SHARE;
  IF EXISTS (SELECT 1 FROM (SELECT DISTINCT report_id FROM changed) c
             JOIN reports r ON r.id = c.report_id WHERE r.state = 'sealed') THEN
    RAISE EXCEPTION 'the snapshot of a sealed report is never changed'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'a_sealed_report_is_never_changed';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- What is sealed was frozen before: without a snapshot there is nothing to make final.
CREATE FUNCTION require_snapshot_to_seal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM report_snapshots s WHERE s.report_id = NEW.id) THEN
    RAISE EXCEPTION 'a report without a snapshot cannot be sealed'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_sealed_report_has_its_snapshot';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER a_sealed_report_has_its_snapshot BEFORE INSERT OR UPDATE OF state ON reports
  FOR EACH ROW WHEN (NEW.state = 'sealed') EXECUTE FUNCTION require_snapshot_to_seal();
