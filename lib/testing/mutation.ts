import fc from "fast-check";

// what a header of Stripe's is made of, and anything
const byte = fc.oneof(fc.constantFrom(...Buffer.from("0123456789abcdef,=tv1")), fc.nat(255));
const edit = fc.record({ kind: fc.constantFrom("replace", "insert", "remove"), at: fc.nat(10_000), byte });

/** A few changes of a byte each; none. */
export const mutation = fc.array(edit, { maxLength: 3 });

type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

/** Bytes after these changes. */
export const changed = (bytes: Buffer, edits: Edit[]): Buffer =>
  edits.reduce((before, { kind, at, byte }) => {
    const here = at % (before.length + 1);
    const rest = before.subarray(kind === "insert" ? here : here + 1);
    return Buffer.concat([before.subarray(0, here), Buffer.from(kind === "remove" ? [] : [byte]), rest]);
  }, bytes);
