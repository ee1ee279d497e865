import { describe, expect, it } from "vitest";
import { allKeys, type ConfigurationFacts, chooseConfiguration, configurationMark } from "./choose-configuration";

const nobody: ConfigurationFacts = { paidIn: null, plan: null, country: null, flag: null };

describe("chooseConfiguration", () => {
  it.each<[string, Partial<ConfigurationFacts>, string]>([
    ["nothing is known", {}, "default"],
    ["euros", { paidIn: "eur", plan: "pro" }, "default"],
    ["dollars", { paidIn: "usd", plan: "pro" }, "usd"],
    ["a currency that we do not sell in", { paidIn: "chf" }, "default"],
    ["by plan: a team", { plan: "team", paidIn: "eur" }, "team"],
    ["by plan, in pounds", { plan: "team", paidIn: "gbp" }, "team_gbp"],
    ["by country: Germany", { country: "DE" }, "no_questions"],
    ["another country", { country: "FR" }, "default"],
    ["by flag", { flag: "managed", paidIn: "jpy" }, "managed_jpy"],
    ["a flag that means nothing", { flag: "gold" }, "default"],
    ["a country goes before a plan", { country: "DE", plan: "team" }, "no_questions"],
    ["a flag goes before all", { flag: "managed", country: "DE", plan: "team" }, "managed"],
  ])("%s", (_, facts, mark) => {
    const key = chooseConfiguration({ ...nobody, ...facts });
    expect(configurationMark(key)).toEqual({ portico_configuration: mark });
  });

  it("gives each configuration a mark of its own", () => {
    expect(new Set(allKeys.map((key) => configurationMark(key).portico_configuration)).size).toBe(allKeys.length);
  });
});
