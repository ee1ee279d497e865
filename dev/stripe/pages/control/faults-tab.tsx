/** @jsxImportSource hono/jsx */
import type { Account } from "../../core/account";
import { operations } from "../../operations";
import { Field } from "../field";
import { PostButton } from "../post-button";
import { controlPath } from "./control-page";
import { Json } from "./json";

/** Makes the next calls of an operation fail, hang or be slow. */
export function FaultsTab({ account, form }: { account: Account; form?: URLSearchParams | undefined }) {
  const value = (name: string) => form?.get(name) ?? undefined;
  return (
    <>
      {account.faults.length === 0 && <p>No fault waits for a call.</p>}
      {account.faults.map((fault) => (
        <Json key={fault.operation} value={fault} />
      ))}
      {account.faults.length > 0 && (
        <PostButton action={controlPath(account, "faults/clear")} label="Clear faults" plain />
      )}
      <h2>Add a fault</h2>
      <form method="post" action={controlPath(account, "faults")}>
        <Field
          name="operation"
          label="Operation"
          value={value("operation") ?? "POST /v1/billing_portal/sessions"}
          hint="Method and path. {…} stands for any one part, * for anything."
          list="operations"
        />
        <datalist id="operations">
          {operations.map(({ route }) => (
            <option key={route} value={route} />
          ))}
        </datalist>
        <div class="row">
          <Field name="times" label="Times" value={value("times") ?? "1"} numeric />
          <Field name="status" label="Status" value={value("status") ?? "500"} numeric />
          <Field name="code" label="Code" value={value("code")} />
          <Field name="delayMs" label="Delay (ms)" value={value("delayMs")} numeric />
        </div>
        <Field name="message" label="Message" value={value("message")} />
        <Field name="body" label="Body" value={value("body")} hint="Sent as it is, instead of an error of Stripe's." />
        {Object.entries(switches).map(([name, label]) => (
          <label key={name} class="choice">
            <input type="checkbox" name={name} value="yes" checked={value(name) === "yes"} /> {label}
          </label>
        ))}
        <button type="submit">Add fault</button>
      </form>
    </>
  );
}

const switches = {
  drip: "Begin an answer and never end it",
  hang: "Never answer",
  reset: "Close the connection without an answer",
  afterCommit: "Do the work first, then fail",
};

/** The form as the fields of a fault; empty ones are left out. */
export function faultFieldsOf(form: URLSearchParams): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const name of ["operation", "code", "message", "body"])
    if (form.get(name)) fields[name] = form.get(name)?.trim();
  for (const name of ["times", "status", "delayMs"]) if (form.get(name)) fields[name] = Number(form.get(name));
  for (const name of Object.keys(switches)) if (form.get(name) === "yes") fields[name] = true;
  return fields;
}
