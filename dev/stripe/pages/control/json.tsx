/** @jsxImportSource hono/jsx */

/** A value as readable text; text that is JSON already stays as it is. */
export const Json = ({ value }: { value: unknown }) => (
  <pre>{typeof value === "string" ? value : JSON.stringify(value, null, 2)}</pre>
);
