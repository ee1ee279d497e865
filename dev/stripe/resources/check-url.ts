import { invalid } from "../core/errors";

/** @throws {Refusal} url_invalid for what is no http or https address; an empty text unsets one */
export function checkUrl(url: string | null | undefined, param: string) {
  if (!url) return;
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed && /^https?:$/.test(parsed.protocol)) return;
  throw invalid("Not a valid URL", { code: "url_invalid", param });
}
