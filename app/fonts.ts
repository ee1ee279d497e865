import { GeistSans } from "geist/font/sans";
import localFont from "next/font/local";

/** Geist's monospaced sister, for ids. `geist/font/mono` would have every page fetch it before its text; few pages use it. */
const geistMono = localFont({
  src: "../node_modules/geist/dist/fonts/geist-mono/GeistMono-Variable.woff2",
  variable: "--font-geist-mono",
  weight: "100 900",
  preload: false,
  adjustFontFallback: false,
  fallback: ["ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "monospace"],
});

/** The classes that make both fonts known to the style sheet. */
export const fontClasses = `${GeistSans.variable} ${geistMono.variable}`;
