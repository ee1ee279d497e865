import { CopyableId } from "./copyable-id";

/** A field by its exact name. `isId`: worth copying. `note`: said instead of a value. */
export type FieldOfRow = { name: string; value: string | null; isId?: boolean; note?: string };

/** Fields and their values, one below the other. Nothing is left out: what is empty says so. */
export function Fields({ fields }: { fields: FieldOfRow[] }) {
  return (
    <dl className="divide-y divide-line text-sm">
      {fields.map(({ name, value, isId, note }) => (
        <div key={name} className="grid items-baseline gap-x-6 py-2 sm:grid-cols-[14rem_1fr]">
          <dt className="font-mono text-muted">{name}</dt>
          <dd className="break-anywhere min-w-0">
            {note && <span className="text-muted">{note}</span>}
            {!note && value === null && <span className="text-muted">null</span>}
            {!note && value !== null && (isId ? <CopyableId value={value} label={name} /> : value)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
