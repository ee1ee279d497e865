const known = ["always_invoice", "create_prorations", "none"] as const;

/** A configuration's `proration_behavior`; the SDK's type leaves room for values to come. */
export const prorationOf = (behavior: string) => known.find((each) => each === behavior) ?? "none";
