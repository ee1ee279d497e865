import type { ComponentProps } from "react";

type Props = Omit<ComponentProps<"textarea">, "id" | "className"> & { name: string; label: string; hint?: string };

/** A labelled field for some sentences, with its hint. */
export function TextArea({ name, label, hint, ...textarea }: Props) {
  return (
    <div className="grid gap-1">
      <label htmlFor={name} className="font-medium text-sm">
        {label}
      </label>
      {hint && (
        <p id={`${name}-hint`} className="text-muted text-sm">
          {hint}
        </p>
      )}
      <textarea {...textarea} id={name} name={name} className="input" aria-describedby={hint && `${name}-hint`} />
    </div>
  );
}
