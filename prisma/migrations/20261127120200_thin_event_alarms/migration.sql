-- A row a kind, value and day: small, so that it is looked at at once.
ALTER TABLE "EventAlarm" DROP CONSTRAINT "EventAlarm_kind", ADD CONSTRAINT "EventAlarm_kind"
  CHECK ("kind" IN ('wrong_mode', 'other_account', 'other_version', 'thin_event'));
