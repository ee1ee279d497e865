import type { ReactNode } from "react";

type Props = {
  name: string;
  label: string;
  hint?: string;
  defaultValue?: string;
  error?: string;
  children: ReactNode;
};

/** A labelled choice with its hint and its problem. */
export function Select({ name, label, hint, defaultValue, error, children }: Props) {
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
      <select
        id={name}
        name={name}
        defaultValue={defaultValue}
        className="input"
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy || undefined}
      >
        {children}
      </select>
      {error && (
        <p id={`${name}-error`} className="text-failed text-sm">
          {error}
        </p>
      )}
    </div>
  );
}
