import type pg from "pg";

/**
 * Where the rows of a month go. A month of its own that holds nothing yet is filled as a bare table and then attached: its
 * indexes are built and its keys checked once, for all rows. Otherwise rows are added to what is there.
 */
export async function openMonth(
  client: pg.Client,
  first: Date,
): Promise<{ table: string; index: () => Promise<unknown>; attach: () => Promise<void> }> {
  const next = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1));
  const day = (date: Date) => date.toISOString().slice(0, 10);
  const name = `PortalSession_${day(first).slice(0, 7).replace("-", "_")}`;
  const { rows } = await client.query<{ exists: boolean }>(`SELECT to_regclass($1) IS NOT NULL AS exists`, [
    `"${name}"`,
  ]);
  const isOwn = rows[0]?.exists && !(await client.query(`SELECT 1 FROM "${name}" LIMIT 1`)).rowCount;
  if (!isOwn) return { table: "PortalSession", index: async () => {}, attach: async () => {} };

  const load = `${name}_load`;
  await client.query(`
    DROP TABLE IF EXISTS "${load}";
    CREATE TABLE "${load}" (LIKE "${name}" INCLUDING DEFAULTS INCLUDING CONSTRAINTS);
    DO $$ DECLARE def text; BEGIN -- what the log's triggers write into a new row, they write here
      FOR def IN SELECT pg_get_triggerdef(oid) FROM pg_trigger
        WHERE tgrelid = '"PortalSession"'::regclass AND NOT tgisinternal AND tgtype & 6 = 6 LOOP -- before insert
        EXECUTE replace(def, ' ON public."PortalSession" ', ' ON "${load}" ');
      END LOOP;
    END $$`);
  const index = () =>
    client.query(`
      DO $$ DECLARE def text; number integer := 0; BEGIN -- those of the log: attaching finds them and builds none
        FOR def IN SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = '"PortalSession"'::regclass AND NOT indisprimary LOOP
          number := number + 1;
          EXECUTE regexp_replace(def, ' INDEX .* ON ONLY \\S+ ', format(' INDEX %I ON %I ', '${load}_' || number, '${load}'));
        END LOOP;
      END $$;
      ALTER TABLE "${load}" ADD PRIMARY KEY ("id");
      CREATE UNIQUE INDEX "${load}_stripeSessionId" ON "${load}" ("stripeSessionId");
      ANALYZE "${load}"`); // what follows is planned by it
  const attach = async () => {
    await client.query(`
      DO $$ DECLARE trigger_name text; BEGIN -- attaching brings them again
        FOR trigger_name IN SELECT tgname FROM pg_trigger WHERE tgrelid = '"${load}"'::regclass AND NOT tgisinternal LOOP
          EXECUTE format('DROP TRIGGER %I ON "${load}"', trigger_name);
        END LOOP;
      END $$`);
    await client.query(`ALTER TABLE "PortalSession" DETACH PARTITION "${name}"`);
    await client.query(`DROP TABLE "${name}"`);
    await client.query(`ALTER TABLE "${load}" RENAME TO "${name}"`);
    await client.query(`ALTER INDEX "${load}_stripeSessionId" RENAME TO "${name}_stripeSessionId_key"`);
    const { rows: bounds } = await client.query<{ low: string; high: string }>(
      "SELECT first_uuid_at($1) AS low, first_uuid_at($2) AS high",
      [first, next],
    );
    await client.query(
      `ALTER TABLE "PortalSession" ATTACH PARTITION "${name}" FOR VALUES FROM ('${bounds[0]?.low}') TO ('${bounds[0]?.high}')`,
    );
  };
  return { table: load, index, attach };
}
