/** @jsxImportSource hono/jsx */
type PostButtonProps = {
  action: string;
  label: string;
  /** Said to people who cannot see which row the button stands in. */
  about?: string;
  fields?: Record<string, string>;
  plain?: boolean;
};

/** A form of one button: whatever changes something is posted, never linked. */
export const PostButton = ({ action, label, about, fields = {}, plain }: PostButtonProps) => (
  <form method="post" action={action}>
    {Object.entries(fields).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
    <button type="submit" class={plain ? "plain" : undefined} aria-label={about ? `${label} ${about}` : undefined}>
      {label}
    </button>
  </form>
);
