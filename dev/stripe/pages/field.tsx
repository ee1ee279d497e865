/** @jsxImportSource hono/jsx */
type FieldProps = {
  name: string;
  /** Where a page has several of that name. */
  id?: string;
  label: string;
  value?: string | null;
  /** What is wrong with the value, said below it. */
  problem?: string | undefined;
  type?: "text" | "email" | "tel" | "number" | "url";
  autocomplete?: string;
  numeric?: boolean;
  hint?: string;
  maxlength?: number;
  min?: number;
  max?: number;
  /** Id of a datalist. */
  list?: string;
};

/** One labelled input which keeps what was typed and says what is wrong with it. */
export function Field({ name, id = name, label, value, problem, type = "text", numeric, hint, ...rest }: FieldProps) {
  const notes = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <input
        id={id}
        name={name}
        type={type}
        value={value ?? ""}
        inputmode={numeric ? "numeric" : undefined}
        aria-invalid={problem ? "true" : undefined}
        aria-describedby={notes || undefined}
        {...rest}
      />
      {problem && (
        <p class="problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}

/** A sentence about the whole form, read out when the page opens. */
export const Alert = ({ text }: { text: string | undefined }) =>
  text ? (
    <p class="alert" role="alert">
      {text}
    </p>
  ) : null;
