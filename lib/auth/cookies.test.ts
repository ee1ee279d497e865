import { describe, expect, it } from "vitest";
import { authCookies, cookieName, cookieOptions } from "./cookies";

process.env.APP_URL = "https://billing.example.com";

describe("cookies over https", () => {
  it("belong to this host alone, go over https alone, and are not for scripts", () => {
    const whole = { httpOnly: true, sameSite: "lax", path: "/", secure: true };
    expect(cookieName("session")).toBe("__Host-portico.session");
    expect(cookieOptions()).toEqual(whole);
    for (const { name, options } of Object.values(authCookies())) {
      expect(name).toMatch(/^__Host-portico\./);
      expect(options).toMatchObject(whole);
      expect(options).not.toHaveProperty("domain");
    }
  });
});
