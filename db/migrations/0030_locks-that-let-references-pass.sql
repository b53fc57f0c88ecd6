-- Two records at once each hold their reference to the same row (FOR KEY SHARE) before the trigger locks it.
-- FOR UPDATE would wait for both references, each for the other: a deadlock. FOR NO KEY UPDATE passes them by
-- and still lets one record after the other be added up.
CREATE OR REPLACE FUNCTION keep_returns_within_allowance() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE allowance job_seeking_allowances;
BEGIN
  SELECT * INTO STRICT allowance FROM job_seeking_allowances WHERE id = NEW.allowance_id FOR NO KEY UPDATE;
  IF allowance.state <> 'paid' OR NEW.returned_on < allowance.paid_on THEN
    RAISE EXCEPTION 'only a paid allowance can come back' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'only_a_paid_allowance_comes_back';
  END IF;
  IF (SELECT sum(r.amount_fen) FROM allowance_returns r
      WHERE r.allowance_id = NEW.allowance_id AND r.cancelled_at IS NULL) > allowance.amount_fen THEN
    RAISE EXCEPTION 'returns exceed the allowance' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'returns_stay_within_the_allowance';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION keep_tranches_within_loan() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE loan guaranteed_loans;
BEGIN
  SELECT * INTO STRICT loan FROM guaranteed_loans WHERE id = NEW.loan_id FOR NO KEY UPDATE;
  IF (SELECT sum(t.amount_fen) FROM loan_tranches t WHERE t.loan_id = NEW.loan_id AND t.sent_back_on IS NULL)
     > loan.approved_fen THEN
    RAISE EXCEPTION 'tranches exceed the approved amount' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'tranches_stay_within_the_loan';
  END IF;
  RETURN NULL;
END $$;
