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
    serverActions: { bodySizeLimit: "16kb" },
  },
  headers: async () => [{ source: "/:path*", headers: securityHeaders }],
};

export default config;
