-- A kind of outcome more: why somebody canceled, said after they had (decision 40). What is written fits the new rule as it
-- did the old one; that it does is looked at in the next migration, while people go on.
DO $$
BEGIN
  PERFORM set_config('lock_timeout', '1s', true);
  FOR attempt IN 1..120 LOOP
    BEGIN
      ALTER TABLE "Outcome" DROP CONSTRAINT "Outcome_kind", ADD CONSTRAINT "Outcome_kind" CHECK ("kind" IN (
        'plan_changed', 'quantity_changed', 'canceled', 'cancellation_scheduled', 'cancellation_reason_given',
        'cancellation_withdrawn', 'paused', 'resumed', 'payment_method_added', 'payment_method_replaced',
        'payment_method_removed', 'details_changed', 'tax_id_changed', 'invoice_paid', 'promotion_applied')) NOT VALID;
      EXIT;
    EXCEPTION WHEN lock_not_available THEN
      IF attempt = 120 THEN RAISE; END IF;
      PERFORM pg_sleep(1);
    END;
  END LOOP;
END $$;
