import type { Act } from "../core/act";

/** One call of an operation: what a handler needs to know. */
export type Call<P = object> = Act & {
  params: P;
  /** The parts of the path that vary, e.g. `{customer}`. */
  path: Record<string, string>;
  url: string;
};

/** The part of the path with this name. */
export const pathOf = (call: Call, name: string): string => call.path[name] ?? "";
