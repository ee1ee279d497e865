import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { redactPortalUrls } from "./redact";

const url = "https://billing.stripe.com/p/session/test_YWNjdF8x";

describe("redactPortalUrls", () => {
  it("takes the url of a portal session away, wherever it stands, and leaves the rest", () => {
    const session = { id: "bps_1", object: "billing_portal.session", url, return_url: "https://app.example/account" };
    expect(redactPortalUrls({ data: { object: session } })).toEqual({
      data: { object: { id: "bps_1", object: "billing_portal.session", return_url: "https://app.example/account" } },
    });
  });

  it("leaves the url of anything else", () => {
    const checkout = { object: "checkout.session", url: "https://checkout.stripe.com/c/pay/cs_1" };
    expect(redactPortalUrls(checkout)).toEqual(checkout);
  });

  it("replaces a portal address in any text, on any host", () => {
    expect(redactPortalUrls(`open ${url} now`)).toBe("open [redacted] now");
    expect(redactPortalUrls(["https://pay.example.com/p/session/live_x?y=1"])).toEqual(["[redacted]"]);
    expect(redactPortalUrls({ comment: "/p/session/abc" })).toEqual({ comment: "[redacted]" });
  });

  it("leaves nothing that the database's check would refuse", () => {
    const hiding = fc.string().map((text) => `${text}/p/session/${text}`);
    fc.assert(
      fc.property(fc.object({ values: [hiding, fc.string(), fc.integer()] }), (value) => {
        expect(JSON.stringify(redactPortalUrls(value))).not.toContain("/p/session/");
      }),
    );
  });
});
