-- A sealed report (封存) never changes: neither its row, nor its snapshot, nor its facts. A snapshot not yet sealed is
-- discarded whole and taken anew, never edited.
CREATE FUNCTION refuse_change_of_sealed_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'sealed' THEN
    RAISE EXCEPTION 'a sealed report is never changed'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'a_sealed_report_is_never_changed';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
--> statement-breakpoint
CREATE TRIGGER a_sealed_report_is_never_changed BEFORE UPDATE OR DELETE ON reports
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_sealed_report();
--> statement-breakpoint
CREATE FUNCTION refuse_rows_of_sealed_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM (SELECT DISTINCT report_id FROM changed) c
             JOIN reports r ON r.id = c.report_id WHERE r.state = 'sealed') THEN
    RAISE EXCEPTION 'the snapshot of a sealed report is never changed'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'a_sealed_report_is_never_changed';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION refuse_edit_of_snapshot() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are taken and discarded, never edited', TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation', CONSTRAINT = 'a_sealed_report_is_never_changed';
END $$;
--> statement-breakpoint
CREATE TRIGGER facts_of_a_sealed_report_are_complete AFTER INSERT ON report_facts
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refuse_rows_of_sealed_report();
--> statement-breakpoint
CREATE TRIGGER facts_of_a_sealed_report_stay AFTER DELETE ON report_facts
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refuse_rows_of_sealed_report();
--> statement-breakpoint
CREATE TRIGGER facts_are_never_edited BEFORE UPDATE OR TRUNCATE ON report_facts
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_edit_of_snapshot();
--> statement-breakpoint
CREATE TRIGGER a_sealed_report_has_one_snapshot AFTER INSERT ON report_snapshots
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refuse_rows_of_sealed_report();
--> statement-breakpoint
CREATE TRIGGER snapshot_of_a_sealed_report_stays AFTER DELETE ON report_snapshots
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refuse_rows_of_sealed_report();
--> statement-breakpoint
CREATE TRIGGER snapshots_are_never_edited BEFORE UPDATE OR TRUNCATE ON report_snapshots
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_edit_of_snapshot();
--> statement-breakpoint
CREATE TRIGGER report_steps_are_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON report_steps
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER report_reviews_are_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON report_reviews
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Money that comes back stays within the payment: the allowance's row is locked, so that two returns cannot both fit.
CREATE FUNCTION keep_returns_within_allowance() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE allowance job_seeking_allowances;
BEGIN
  SELECT * INTO STRICT allowance FROM job_seeking_allowances WHERE id = NEW.allowance_id FOR UPDATE;
  IF allowance.state <> 'paid' OR NEW.returned_on < allowance.paid_on THEN
    RAISE EXCEPTION 'only a paid allowance can come back' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'only_a_paid_allowance_comes_back';
  END IF;
  IF (SELECT sum(r.amount_fen) FROM allowance_returns r WHERE r.allowance_id = NEW.allowance_id) > allowance.amount_fen THEN
    RAISE EXCEPTION 'returns exceed the allowance' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'returns_stay_within_the_allowance';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER keep_returns_within_allowance AFTER INSERT OR UPDATE ON allowance_returns
  FOR EACH ROW EXECUTE FUNCTION keep_returns_within_allowance();
--> statement-breakpoint
-- Tranches together never exceed what was approved; those the bank took back do not count.
CREATE FUNCTION keep_tranches_within_loan() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE loan guaranteed_loans;
BEGIN
  SELECT * INTO STRICT loan FROM guaranteed_loans WHERE id = NEW.loan_id FOR UPDATE;
  IF (SELECT sum(t.amount_fen) FROM loan_tranches t WHERE t.loan_id = NEW.loan_id AND t.sent_back_on IS NULL)
     > loan.approved_fen THEN
    RAISE EXCEPTION 'tranches exceed the approved amount' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'tranches_stay_within_the_loan';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER keep_tranches_within_loan AFTER INSERT OR UPDATE ON loan_tranches
  FOR EACH ROW EXECUTE FUNCTION keep_tranches_within_loan();
