-- A scan (签到记录) stays as it came in: what it led to is told again the same, and a slip is taken back by another scan.
CREATE FUNCTION scans_are_never_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a scan is never changed'
    USING ERRCODE = 'restrict_violation', CONSTRAINT = 'scans_are_never_changed';
END $$;
--> statement-breakpoint
CREATE TRIGGER scans_are_never_changed BEFORE UPDATE OR DELETE ON scans
  FOR EACH ROW EXECUTE FUNCTION scans_are_never_changed();
