import { describe, expect, it } from "vitest";
import { networkAddressOf } from "./network-address";

describe("networkAddressOf", () => {
  it.each([
    ["203.0.113.77", 1, "203.0.113.0/24"],
    ["2001:db8:1234:5678::9", 1, "2001:db8:1234::/48"],
    ["::ffff:203.0.113.77", 1, "203.0.113.0/24"],
    ["fe80::1%eth0", 1, "fe80::/48"],
    ["198.51.100.1, 203.0.113.77", 1, "203.0.113.0/24"],
    ["198.51.100.1, 203.0.113.77, 10.0.0.1", 2, "203.0.113.0/24"],
  ])("of %s behind %i proxies is %s", (forwardedFor, proxies, network) => {
    expect(networkAddressOf(forwardedFor, proxies)).toBe(network);
  });

  it.each([
    ["no proxy is trusted: anyone can write the header", "203.0.113.77", 0],
    ["the header is missing", null, 1],
    ["fewer proxies wrote than are trusted", "203.0.113.77", 2],
    ["it is no address", "unknown", 1],
    ["it holds markup", "<b>1.2.3.4</b>", 1],
  ])("is unknown where %s", (_, forwardedFor, proxies) => {
    expect(networkAddressOf(forwardedFor, proxies)).toBeNull();
  });
});
