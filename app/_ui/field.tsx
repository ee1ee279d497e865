import type { ComponentProps } from "react";

type Props = Omit<ComponentProps<"input">, "id" | "className"> & {
  name: string;
  label: string;
  hint?: string;
  error?: string;
};

/** A labelled input with its hint and its problem, tied together for screen readers. */
export function Field({ name, label, hint, error, ...input }: Props) {
  const describedBy = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(" ");
  return (
    <div className="grid max-w-md gap-1">
      <label htmlFor={name} className="font-medium text-sm">
        {label}
      </label>
      {hint && (
        <p id={`${name}-hint`} className="text-muted text-sm">
          {hint}
        </p>
      )}
      <input
        {...input}
        id={name}
        name={name}
        className="input"
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy || undefined}
      />
      {error && (
        <p id={`${name}-error`} role="alert" className="text-failed text-sm">
          {error}
        </p>
      )}
    </div>
  );
}
