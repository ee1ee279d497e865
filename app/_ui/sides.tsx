type Side = Record<string, unknown> | null;

/** What was before and what is after. Of what both sides tell, only what differs. */
export function Sides({ before, after }: { before: unknown; after: unknown }) {
  const [left, right] = [before as Side, after as Side]; // objects of lib/subscriptions/changes, or null
  const sides = [
    { name: "before", facts: differing(left, right) },
    { name: "after", facts: differing(right, left) },
  ];
  return (
    <dl className="mt-1 grid w-fit max-w-full grid-cols-[auto_1fr] gap-x-4 gap-y-1 rounded-lg bg-sunken px-4 py-2 font-mono text-sm">
      {sides.map(({ name, facts }) => (
        <div key={name} className="col-span-2 grid grid-cols-subgrid">
          <dt className="text-muted">{name}</dt>
          <dd className="break-anywhere min-w-0">
            {facts.length === 0 && "–"}
            {facts.map(([field, value]) => (
              <span key={field} className="block">
                <span className="text-muted">{field}</span> {text(value)}
              </span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function differing(side: Side, other: Side): [string, unknown][] {
  return Object.entries(side ?? {}).filter(([field, value]) => text(value) !== text(other?.[field]));
}

function text(value: unknown): string {
  if (value === null || value === undefined) return "–";
  return typeof value === "string" ? value : JSON.stringify(value);
}
