-- Which values the log's filters can meet together (decision 33). Two filters may each leave a million rows and together none:
-- no index of one of them says so without being walked to its end. This table holds every combination that a row of the log ever
-- had, some thousand rows; an index over the combination (next step) leads to the rows of each, in the log's order.
CREATE TABLE "LogCombination" (
    "state" "PortalSessionState" NOT NULL,
    "flow" TEXT NOT NULL,
    "errorCode" TEXT NOT NULL,
    "configurationId" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "livemode" TEXT NOT NULL,
    "onBehalfOf" TEXT NOT NULL,
    "isByStaff" BOOLEAN NOT NULL,

    CONSTRAINT "LogCombination_pkey" PRIMARY KEY ("state", "flow", "errorCode", "configurationId", "locale", "livemode", "onBehalfOf", "isByStaff")
);

-- The key of a combination in the index. Of built-in functions only, so that PostgreSQL writes them in its place; it is stored
-- nowhere else, so a release of PostgreSQL that hashes otherwise finds its own keys when it builds the index anew.
CREATE FUNCTION log_combination(state "PortalSessionState", flow text, error text, configuration text, locale text,
  livemode text, account text, by_staff boolean) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
  SELECT hashtextextended(flow, hashtextextended(error, hashtextextended(configuration, hashtextextended(locale,
    hashtextextended(livemode, hashtextextended(account, hashenumextended(state, by_staff::integer)))))))
$$;

-- Written with the row, in its transaction: who sees the row sees its combination. None is ever taken out, since a row that is
-- written at that moment may count on it; one too many costs a look into an index.
CREATE FUNCTION portal_session_combines() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO "LogCombination" VALUES (NEW."state", coalesce(NEW."flowType", NEW."requestedFlow", 'none'),
    coalesce(NEW."errorCode", ''), coalesce(NEW."configurationId", ''), coalesce(NEW."locale", ''),
    coalesce(NEW."livemode"::text, ''), coalesce(NEW."onBehalfOf", ''), NEW."reason" IS NOT NULL)
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION portal_session_combines() FROM PUBLIC;
CREATE TRIGGER "PortalSession_combines_new" AFTER INSERT ON "PortalSession"
  FOR EACH ROW EXECUTE FUNCTION portal_session_combines();
CREATE TRIGGER "PortalSession_combines_changed" AFTER UPDATE ON "PortalSession" FOR EACH ROW
  WHEN (ROW(NEW."state", NEW."flowType", NEW."errorCode", NEW."configurationId", NEW."locale", NEW."livemode", NEW."onBehalfOf",
    NEW."reason" IS NULL) IS DISTINCT FROM ROW(OLD."state", OLD."flowType", OLD."errorCode", OLD."configurationId", OLD."locale",
    OLD."livemode", OLD."onBehalfOf", OLD."reason" IS NULL))
  EXECUTE FUNCTION portal_session_combines();

-- The combinations of rows that were written before these triggers, or past them.
CREATE FUNCTION gather_log_combinations(begins timestamptz, ends timestamptz) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "LogCombination"
  SELECT DISTINCT "state", coalesce("flowType", "requestedFlow", 'none'), coalesce("errorCode", ''),
    coalesce("configurationId", ''), coalesce("locale", ''), coalesce("livemode"::text, ''), coalesce("onBehalfOf", ''),
    "reason" IS NOT NULL
  FROM "PortalSession" WHERE "requestedAt" >= begins AND "requestedAt" < ends
  ON CONFLICT DO NOTHING
$$;
REVOKE EXECUTE ON FUNCTION gather_log_combinations(timestamptz, timestamptz) FROM PUBLIC;
