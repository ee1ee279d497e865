/** The columns of the log, in their order. The time is always there: it leads to the session. */
export const columnNames = {
  person: "Person",
  flow: "For",
  state: "State",
  what: "What changed, or what failed",
  took: "At Stripe",
  staff: "Opened by staff",
  customer: "Customer",
  session: "Stripe's session",
  request: "Request",
  configuration: "Configuration",
  locale: "Locale",
  mode: "Mode",
  account: "Connected account",
  source: "Page",
  device: "Device",
} as const;

export type Column = keyof typeof columnNames;
export const columns = Object.keys(columnNames) as Column[];
export const densities = ["comfortable", "compact"] as const;
export type LogView = { columns: Column[]; density: (typeof densities)[number] };

export const usualView: LogView = { columns: ["person", "flow", "state", "what", "took"], density: "comfortable" };
/** One person's own, on their page: who it was stands above. */
export const personView: LogView = { columns: ["flow", "state", "what", "staff", "took"], density: "comfortable" };

/** "compact.person.state", as a cookie keeps it; anything unknown is left out, nothing is the usual view. */
export function viewOf(kept: string | undefined): LogView {
  const words = (kept ?? "").split(".");
  const chosen = columns.filter((column) => words.includes(column));
  const density = densities.find((one) => words.includes(one)) ?? "comfortable";
  return { columns: chosen.length ? chosen : usualView.columns, density };
}

export const viewText = ({ columns, density }: LogView) => [density, ...columns].join(".");
