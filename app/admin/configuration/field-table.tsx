import type { ComparedField } from "@/lib/portal/compare-fields";
import { DottedName } from "../../_ui/dotted-name";

/** Fields side by side; below each other where there is no room. What differs says so in words and in colour. */
export function FieldTable({ fields, caption }: { fields: ComparedField[]; caption: string }) {
  return (
    <table className="log-table">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Declared</th>
          <th scope="col">At Stripe</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ field, declared, real, isSame }) => (
          <tr key={field} className={isSame ? "" : "bg-attention-soft"}>
            <td className="break-anywhere font-mono">
              <DottedName name={field} />
            </td>
            <td className="break-anywhere">
              <span className="text-muted lg:hidden">Declared: </span>
              {declared}
            </td>
            <td className="break-anywhere">
              <span className="text-muted lg:hidden">At Stripe: </span>
              {real ?? "nothing"}
              {!isSame && <span className="font-medium text-attention"> · differs</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
