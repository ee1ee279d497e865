import { invalid } from "../core/errors";

/** @throws {Refusal} url_invalid for what is no http or https address */
export function checkUrl(url: string | undefined, param: string) {
  if (url === undefined) return;
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed && /^https?:$/.test(parsed.protocol)) return;
  throw invalid("Not a valid URL", { code: "url_invalid", param });
}
