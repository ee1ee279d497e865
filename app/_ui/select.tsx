import type { ReactNode } from "react";

type Props = { name: string; label: string; defaultValue?: string; error?: string; children: ReactNode };

/** A labelled choice with its problem. */
export function Select({ name, label, defaultValue, error, children }: Props) {
  return (
    <div className="grid gap-1">
      <label htmlFor={name} className="font-medium text-sm">
        {label}
      </label>
      <select
        id={name}
        name={name}
        defaultValue={defaultValue}
        className="input"
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${name}-error` : undefined}
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
