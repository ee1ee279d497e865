/** @jsxImportSource hono/jsx */
import type { Account } from "../../core/account";
import { Field } from "../field";
import { controlPath } from "./control-page";

/** The account's time, and the way forward: what falls due on the way happens. */
export function ClockTab({ account, form }: { account: Account; form?: URLSearchParams | undefined }) {
  const now = new Date(account.now() * 1000).toISOString().slice(0, 19).replace("T", " ");
  return (
    <>
      <p>
        In this account it is <strong>{now} UTC</strong>. Time only goes forward; renewals, trial ends and cancellations
        that fall due on the way happen.
      </p>
      <form method="post" action={controlPath(account, "clock")}>
        <div class="row">
          <Field name="count" label="Advance by" value={form?.get("count") ?? "1"} numeric />
          <div class="field">
            <label for="unit">Unit</label>
            <select id="unit" name="unit">
              {Object.keys(unitSeconds).map((unit) => (
                <option key={unit} value={unit} selected={unit === (form?.get("unit") ?? "days")}>
                  {unit}
                </option>
              ))}
            </select>
          </div>
        </div>
        <button type="submit">Advance clock</button>
      </form>
    </>
  );
}

const unitSeconds: Record<string, number> = { minutes: 60, hours: 3600, days: 86_400, weeks: 604_800 };

/** @returns nothing when the form does not say a whole number of a known unit */
export function readAdvance(form: URLSearchParams): number | undefined {
  const count = Number(form.get("count"));
  const seconds = unitSeconds[form.get("unit") ?? ""];
  return seconds && Number.isInteger(count) && count > 0 && count <= 1000 ? count * seconds : undefined;
}
