import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { TimeZoneScript } from "./time-zone-script";

process.env.APP_URL = "https://billing.example.com";

it("keeps the zone in a cookie that goes over https to this host alone", () => {
  const markup = renderToStaticMarkup(<TimeZoneScript nonce="n" />);
  const script = /<script nonce="n">(.*)<\/script>/.exec(markup)?.[1] ?? "";
  const page = { cookie: "" };
  const Temporal = { Now: { timeZoneId: () => "Europe/Lisbon" } };
  new Function("document", "self", "Temporal", script)(page, { Temporal }, Temporal);
  const whole = "__Host-portico.time-zone=Europe/Lisbon;path=/;max-age=31536000;samesite=lax;secure";
  expect(page.cookie).toBe(whole);
});
