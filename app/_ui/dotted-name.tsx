import { Fragment } from "react";

/** "customer.subscription.updated": where it has no room, it is broken before a dot rather than in a word. */
export function DottedName({ name }: { name: string }) {
  return name.split(/(?=\.)/).map((part) => (
    // no name has the same part twice
    <Fragment key={part}>
      <wbr />
      {part}
    </Fragment>
  ));
}
