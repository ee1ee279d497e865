-- What the app's database role may do: run by the owner of the tables after every migration (npm run migrate), any number of
-- times. `portico_app` cannot log in; give it to the role that the app logs in as:
--   CREATE ROLE portico LOGIN PASSWORD '…' IN ROLE portico_app;
-- Where the role is missing and may not be made, everything goes on with one role, without this protection (decision 16).
DO $$
DECLARE
  one record;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'portico_app') THEN
    BEGIN
      CREATE ROLE portico_app NOLOGIN;
    EXCEPTION
      WHEN insufficient_privilege THEN
        RAISE NOTICE 'The role portico_app is missing and this role may not make it: the app runs as the owner of its log (docs/operations.md, Two database roles).';
        RETURN;
      WHEN duplicate_object OR unique_violation THEN NULL; -- made by another at this moment
    END;
  END IF;
  BEGIN
    REVOKE CREATE ON SCHEMA public FROM PUBLIC;
  EXCEPTION WHEN insufficient_privilege THEN NULL; -- it is somebody else's schema
  END;
  GRANT USAGE ON SCHEMA public TO portico_app;
  REVOKE ALL ON ALL TABLES IN SCHEMA public FROM portico_app;
  FOR one IN SELECT oid::regclass AS name FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
      AND relname NOT IN ('_prisma_migrations', 'PortalSession', 'Outcome', 'LinkChange', 'LogSeal', 'LogCombination',
        'AdminEvent', 'UserText') LOOP
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO portico_app', one.name);
  END LOOP;

  -- the log: nothing is deleted, and only what closes a row or erases a person is updated
  GRANT SELECT, INSERT ON "PortalSession", "Outcome", "AdminEvent" TO portico_app;
  GRANT UPDATE ("state", "userId", "customerId", "stripeCustomerId", "openedById", "reason", "userAgent", "networkAddress",
    "billingBefore", "openedAt", "returnedAt", "failedAt", "errorCode", "askedConfigurationId", "stripeRequestId", "stripeStatus",
    "stripeMs", "stripeSessionId", "object", "configurationId", "stripeCreatedAt", "customerAccount", "flowType", "flow", "livemode",
    "locale", "onBehalfOf", "returnUrl", "afterExpiration") ON "PortalSession" TO portico_app;
  GRANT UPDATE ("attribution", "before", "after", "comment") ON "Outcome" TO portico_app;
  GRANT UPDATE ("actorId", "subjectId", "before", "after", "networkAddress", "userAgent") ON "AdminEvent" TO portico_app;
  FOR one IN SELECT oid::regclass AS name FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relname IN ('LinkChange', 'LogSeal', 'LogCombination', 'log_fact', 'UserText') LOOP
    EXECUTE format('GRANT SELECT ON %s TO portico_app', one.name);
  END LOOP;
  FOR one IN SELECT oid::regprocedure AS name FROM pg_proc WHERE pronamespace = 'public'::regnamespace
      AND proname IN ('make_log_partitions', 'forget_old_log', 'drop_log_partitions', 'seal_log',
        'analyze_log') LOOP
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO portico_app', one.name);
  END LOOP;

  -- the job queue: everything but its structure
  IF to_regnamespace('graphile_worker') IS NOT NULL THEN
    GRANT USAGE ON SCHEMA graphile_worker TO portico_app;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA graphile_worker TO portico_app;
    REVOKE INSERT, UPDATE, DELETE ON graphile_worker.migrations FROM portico_app;
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA graphile_worker TO portico_app;
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO portico_app;
    FOR one IN SELECT oid::regclass AS name FROM pg_class c
      WHERE relnamespace = 'graphile_worker'::regnamespace AND relkind = 'r' AND relrowsecurity
        AND NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = c.oid AND polname = 'portico_app') LOOP
      EXECUTE format('CREATE POLICY portico_app ON %s TO portico_app USING (true) WITH CHECK (true)', one.name);
    END LOOP;
  END IF;
END $$;
