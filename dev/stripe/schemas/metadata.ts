import type { FormHash } from "../http/form";
import type { Problem } from "./problems";

export const mostMetadata = 50;

/** Metadata has at most 50 keys of 40 characters, with values of 500. */
export function metadataProblems(metadata: FormHash, param: string): Problem[] {
  const entries = Object.entries(metadata);
  const problem = (message: string): Problem => ({ kind: "length", param, message });
  const problems = entries.length > mostMetadata ? [problem(tooManyKeys(entries.length))] : [];
  for (const [key, text] of entries) {
    if (key.length > 40) problems.push(problem(longKey(key)));
    if (typeof text === "string" && text.length > 500) problems.push(problem(longValue(text)));
  }
  return problems;
}

export const tooManyKeys = (count: number) =>
  `You can only have up to ${mostMetadata} metadata keys, but you passed in ${count}.`;

const longKey = (key: string) =>
  `Metadata keys can have up to 40 characters, but you passed in a key that is ${key.length} characters. Invalid key: ${key}`;

const longValue = (value: string) =>
  `Metadata values can have up to 500 characters, but you passed in a value that is ${value.length} characters. Invalid value: ${value}`;
