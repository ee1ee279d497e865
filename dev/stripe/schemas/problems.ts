import { invalid, notBuilt, type Refusal } from "../core/errors";

/** What is wrong with a parameter; `kind` decides which of several Stripe tells. */
export type Problem = {
  kind: "unknown" | "missing" | "enum" | "length" | "type" | "unbuilt";
  /** As Stripe writes it: `flow_data[type]`. */
  param: string;
  message: string;
  code?: string;
};

const precedence: Problem["kind"][] = ["unknown", "missing", "enum", "length", "type", "unbuilt"];

/** Stripe answers with one problem: the first of the kind that comes first. */
export function refusalOf(problems: Problem[]): Refusal | undefined {
  const [first] =
    precedence.map((kind) => problems.filter((problem) => problem.kind === kind)).find((some) => some.length) ?? [];
  if (!first) return undefined;
  const { kind, message, code, param } = first;
  if (kind === "unbuilt") return notBuilt(message, { param });
  return invalid(message, { param, ...(code && { code }) });
}

export const unknown = (param: string): Problem => ({
  kind: "unknown",
  param,
  code: "parameter_unknown",
  message: `Received unknown parameter: ${param}`,
});

export const missing = (param: string): Problem => ({
  kind: "missing",
  param,
  code: "parameter_missing",
  message: `Missing required param: ${param}.`,
});

export const notOneOf = (param: string, values: unknown[]): Problem => ({
  kind: "enum",
  param,
  message: `Invalid ${param}: must be ${oneOf(values.map(String))}`,
});

export const tooLong = (param: string, text: string, most: number): Problem => ({
  kind: "length",
  param,
  message: `Invalid string: ${text.slice(0, 4)}...${text.slice(-4)}; must be at most ${most} characters`,
});

export const tooMany = (param: string, most: number): Problem => ({
  kind: "length",
  param,
  message: `Array ${param} exceeded maximum ${most} allowed elements.`,
});

export const wrongType = (param: string, type: string, text?: string): Problem => ({
  kind: "type",
  param,
  ...(type === "integer" && { code: "parameter_invalid_integer" }),
  message: text === undefined ? `Invalid ${type}` : `Invalid ${type}: ${text}`,
});

export const empty = (param: string): Problem => ({
  kind: "type",
  param,
  code: "parameter_invalid_empty",
  message: `You passed an empty string for '${param}'. We assume empty values are an attempt to unset a parameter; however '${param}' cannot be unset. You should remove '${param}' from your request or supply a non-empty value.`,
});

/** It is right, but the local Stripe could do nothing with it. */
export const unbuilt = (param: string, value: unknown): Problem => ({
  kind: "unbuilt",
  param,
  message: typeof value === "string" ? `${param}=${value}` : param,
});

function oneOf(values: string[]): string {
  if (values.length < 2) return values.join("");
  if (values.length === 2) return `one of ${values.join(" or ")}`;
  return `one of ${values.slice(0, -1).join(", ")}, or ${values.at(-1)}`;
}
