import ipaddr from "ipaddr.js";

/**
 * The network a request came from, truncated to /24 (IPv4) or /48 (IPv6): enough to limit and to recognise, too little
 * to single a person out.
 * @param forwardedFor X-Forwarded-For: each proxy appends the address that it was called from
 * @param trustedProxies how many proxies of ours stand before the app; what stands further left, anyone can have written
 */
export function networkAddressOf(forwardedFor: string | null, trustedProxies: number): string | null {
  const claimed = forwardedFor?.split(",").at(-trustedProxies)?.trim();
  if (trustedProxies === 0 || !claimed || !ipaddr.isValid(claimed)) return null;
  const address = ipaddr.process(claimed); // ::ffff:192.0.2.1 is an IPv4 address
  if (address instanceof ipaddr.IPv4) return `${ipaddr.IPv4.networkAddressFromCIDR(`${address}/24`)}/24`;
  address.zoneId = undefined;
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${address}/48`)}/48`;
}
