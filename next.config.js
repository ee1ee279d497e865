// @ts-check

// Answers that differ per request (the nonce CSP) are set in proxy.ts; what is the same for every answer is set here,
// so that error pages, redirects and static files carry it too.
const securityHeaders = [
  { key: "Strict-Transport-Security", value: "max-age=63072000; includeSubDomains" },
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  // "same-origin" and not "no-referrer": with the latter browsers send "Origin: null" on form posts
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=(), usb=()" },
];

const notRendered = [{ key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'" }];

const appUrl = process.env.APP_URL ?? ""; // what is wrong with it is said by lib/env.ts

/** @type {import("next").NextConfig} */
const config = {
  output: process.env.NEXT_STANDALONE ? "standalone" : undefined,
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  typedRoutes: true,
  reactCompiler: true,
  poweredByHeader: false,
  images: { unoptimized: true }, // no image optimizer: nothing here needs it, and it has had a remote code execution
  experimental: {
    turbopackRustReactCompiler: true,
    authInterrupts: true, // forbidden() and unauthorized(): 403 and 401 pages
    // Next compares a form's Origin with the Host that the proxy in front sends, which may be any; each action compares it with
    // APP_URL (lib/auth/same-origin.ts). Read when the server starts; by a standalone build, when it is made.
    serverActions: { bodySizeLimit: "16kb", allowedOrigins: URL.canParse(appUrl) ? [new URL(appUrl).host] : [] },
    // What is kept of a body on its way through the proxy: 10 MB, if nothing is said. A body that announces more than 16 kB, as
    // browsers do, is refused there; of one that does not, the rest is cut off. One chunk of the network's always fits.
    proxyClientMaxBodySize: "64kb",
  },
  headers: async () => [
    { source: "/:path*", headers: securityHeaders },
    // these do not pass through the proxy (its matcher)
    { source: "/api/stripe/webhook", headers: notRendered },
    { source: "/api/health", headers: notRendered },
  ],
};

export default config;
