import { readFileSync } from "node:fs";
import { parseEnv as parseFile } from "node:util";
import { describe, expect, it } from "vitest";
import { mailKinds, parseEnv } from "./env";

describe("MAILS_OFF", () => {
  it("takes the names of mails, and refuses any other when the server starts, naming those there are", () => {
    expect(parseEnv({ ...process.env, MAILS_OFF: mailKinds.join(", ") }).MAILS_OFF).toEqual([...mailKinds]);
    expect(() => parseEnv({ ...process.env, MAILS_OFF: "trial_ending,payment-failed" })).toThrow(
      /MAILS_OFF\S*: takes names of mails: payment_failed, card_expiring/,
    );
  });
});

describe("SUPPORT_ADDRESS", () => {
  it.each(["help@example.com", "https://example.com/help"])("takes %s", (address) => {
    expect(parseEnv({ ...process.env, SUPPORT_ADDRESS: address }).SUPPORT_ADDRESS).toBe(address);
  });

  it.each(["help", "http://example.com/help", "javascript:alert(1)", "Help <help@example.com>"])(
    "refuses %s",
    (wrong) => {
      expect(() => parseEnv({ ...process.env, SUPPORT_ADDRESS: wrong })).toThrow(
        /SUPPORT_ADDRESS: must be an e-mail address/,
      );
    },
  );
});

describe("further ways to sign in", () => {
  const oidc = { AUTH_OIDC_ISSUER: "https://login.example.com/", AUTH_OIDC_ID: "id", AUTH_OIDC_SECRET: "secret" };

  it("take all that they need, or none of it", () => {
    expect(parseEnv({ ...process.env, ...oidc })).toMatchObject(oidc);
    expect(parseEnv({ ...process.env, AUTH_OIDC_ID: "", AUTH_OIDC_SECRET: "" }).AUTH_OIDC_ID).toBeUndefined();
  });

  it.each([
    [{ AUTH_GITHUB_ID: "id" }, "AUTH_GITHUB_SECRET: is needed beside AUTH_GITHUB_ID"],
    [{ AUTH_GOOGLE_SECRET: "secret" }, "AUTH_GOOGLE_ID: is needed beside AUTH_GOOGLE_SECRET"],
    [{ ...oidc, AUTH_OIDC_ISSUER: "" }, "AUTH_OIDC_ISSUER: is needed beside AUTH_OIDC_ID and AUTH_OIDC_SECRET"],
    [
      { ...oidc, AUTH_OIDC_ISSUER: "login.example.com" },
      "AUTH_OIDC_ISSUER: must be an address that begins with https://",
    ],
  ])("refuses %o when the server starts", (given, sentence) => {
    expect(() => parseEnv({ ...process.env, ...given })).toThrow(sentence);
  });
});

describe(".env.example", () => {
  const example = parseFile(readFileSync(".env.example", "utf8"));

  it("has every setting, and none that there is not", () => {
    const names = readFileSync("lib/env.ts", "utf8").matchAll(/^ {4}([A-Z][A-Z_]+): /gm);
    const ofBuild = "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY"; // Next reads it, nothing of ours does
    expect(Object.keys(example).toSorted()).toEqual([...[...names].map(([, name]) => name), ofBuild].toSorted());
  });

  it("counts what is empty as not set", () => {
    const names = Object.keys(example).filter((name) => !(process.env[name] ?? ""));
    const empty = Object.fromEntries(names.map((name) => [name, ""]));
    expect(parseEnv({ ...process.env, ...empty })).toMatchObject({ LOG_LEVEL: "info", BRAND_NAME: "Portico" });
  });
});

describe("BRAND_LOGO_URL", () => {
  it.each(["/logo.svg", "https://example.com/logo.svg"])("takes %s", (logo) => {
    expect(parseEnv({ ...process.env, BRAND_LOGO_URL: logo }).BRAND_LOGO_URL).toBe(logo);
  });

  it.each(["http://[", "logo.svg", "//example.com/logo.svg", "data:image/png;base64,"])("refuses %s", (wrong) => {
    expect(() => parseEnv({ ...process.env, BRAND_LOGO_URL: wrong })).toThrow(/BRAND_LOGO_URL: must be a path/);
  });
});

describe("MAIL_FROM", () => {
  it.each(["billing@example.com", "Acme <billing@example.com>", '"Acme, Inc." <billing@localhost>'])(
    "takes %s",
    (sender) => {
      expect(parseEnv({ ...process.env, MAIL_FROM: sender }).MAIL_FROM).toBe(sender);
    },
  );

  it.each(["Portico", "Portico <>", "Portico <billing>", "a@b@c", "Portico billing@example.com"])(
    "refuses %s",
    (wrong) => {
      expect(() => parseEnv({ ...process.env, MAIL_FROM: wrong })).toThrow(/MAIL_FROM: must be an address/);
    },
  );
});
