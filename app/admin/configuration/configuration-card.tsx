import type { Reader } from "@/lib/auth/reader";
import type { ComparedConfiguration } from "@/lib/portal/compare-configurations";
import { Badge } from "../../_ui/badge";
import { CopyableId } from "../../_ui/copyable-id";
import { Time } from "../../_ui/time";
import { FieldTable } from "./field-table";

type Props = { configuration: ComparedConfiguration; reader: Reader };

/** One configuration. What differs stands open; one that is as declared is folded away. */
export function ConfigurationCard({ configuration, reader }: Props) {
  const { name, id, updatedAt, fields } = configuration;
  const different = fields.filter(({ isSame }) => !isSame).length;
  const isSame = id !== null && different === 0;
  return (
    <section className="rounded-xl border border-line bg-surface p-5 sm:p-6">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 className="break-anywhere font-semibold text-lg first-letter:uppercase">{name}</h2>
        {id === null ? (
          <Badge word="Not at Stripe" tone="failed" />
        ) : (
          <Badge word={isSame ? "As declared" : `${different} different`} tone={isSame ? "good" : "attention"} />
        )}
      </div>
      {id === null ? (
        <p className="mt-2 text-muted">
          Stripe has none of ours for it, so its portal is the account's default, or none. Run{" "}
          <code className="font-mono">npm run stripe:setup</code> with this mode's key.
        </p>
      ) : (
        <div className="flex flex-wrap items-center gap-x-4 text-muted text-sm">
          <CopyableId value={id} label={`configuration id, ${name}`} />
          {updatedAt && (
            <span>
              changed <Time at={updatedAt} reader={reader} />
            </span>
          )}
        </div>
      )}
      <details open={id !== null && !isSame} className="-mb-2.5 open:mb-0">
        <summary className="link flex w-fit">
          Every field, declared and real<span className="sr-only">, {name}</span>
        </summary>
        <FieldTable fields={fields} caption={`Fields of the configuration ${name}`} />
      </details>
    </section>
  );
}
