/** What an hour holds: of each table and each kind of fact how many, and the digest over them in order. */
export type Facts = Record<string, Record<string, [rows: number, digest: string]>>;

const names: Record<string, string> = {
  clicked: "clicks",
  refused: "refusals",
  failed: "failures",
  made: "openings",
  returned: "returns",
  outcome: "outcomes",
  link: "attributions",
  act: "acts of staff",
};

/** Of the log as it is: its partitions, and the time before which retention may have taken what there was. */
export type Kept = { partitions: Set<string>; since: Date };

/** What differs between the seal of an hour and the log: sentences, none where they agree. */
export function* comparePlaces(hour: Date, sealed: Facts, present: Facts, kept: Kept): Generator<string> {
  const isOld = hour < kept.since;
  for (const table of new Set([...Object.keys(sealed), ...Object.keys(present)])) {
    if (/^PortalSession_/.test(table) && !kept.partitions.has(table)) {
      if (!isOver(table, kept.since)) yield `${table} is missing, long before its time.`;
      continue; // dropped by retention: the chain holds what was in it
    }
    const [before, now] = [sealed[table] ?? {}, present[table] ?? {}];
    for (const kind of new Set([...Object.keys(before), ...Object.keys(now)])) {
      const [was, digest] = before[kind] ?? [0, ""];
      const [is, found] = now[kind] ?? [0, ""];
      const name = names[kind] ?? kind;
      if (is < was && isOld && (table === "Outcome" || table === "LinkChange")) continue; // retention, likewise
      if (is < was) yield `${was} ${name} were sealed, ${is} are there: rows are missing.`;
      else if (is > was) yield `${was} ${name} were sealed, ${is} are there: rows were added.`;
      else if (digest !== found) yield `${was} ${name} are not as they were sealed: rows were changed or swapped.`;
    }
  }
}

/** Whether a month had ended by then, by its name. */
function isOver(partition: string, since: Date): boolean {
  const [, year, month] = /_(\d{4})_(\d{2})$/.exec(partition) ?? [];
  if (!year || !month) return partition === "PortalSession_before";
  return Date.UTC(Number(year), Number(month)) <= since.getTime();
}
