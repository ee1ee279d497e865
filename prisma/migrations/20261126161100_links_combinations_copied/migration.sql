-- Links that are there already; as in 20261124195300_log_outcomes_copied, the rows that this locks are nobody's but for a moment's.
UPDATE "PortalSessionOutcome" l SET "combination" = c."id"
FROM "PortalSession" s JOIN "LogCombination" c ON c."state" = s."state"
  AND c."flow" = coalesce(s."flowType", s."requestedFlow", 'none') AND c."errorCode" = coalesce(s."errorCode", '')
  AND c."configurationId" = coalesce(s."configurationId", '') AND c."locale" = coalesce(s."locale", '')
  AND c."livemode" = coalesce(s."livemode"::text, '') AND c."onBehalfOf" = coalesce(s."onBehalfOf", '')
  AND c."isByStaff" = (s."reason" IS NOT NULL)
WHERE s."id" = l."portalSessionId" AND l."combination" IS NULL;
