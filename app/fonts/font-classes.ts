import { GeistSans } from "geist/font/sans";
import localFont from "next/font/local";

/** Geist's monospaced sister, for ids: geist 1.9.2's own file. `geist/font/mono` would have every page fetch it before its text. */
const geistMono = localFont({
  src: "./GeistMono-Variable.woff2",
  variable: "--font-geist-mono",
  weight: "100 900",
  preload: false,
  adjustFontFallback: false,
  fallback: ["ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "monospace"],
});

/** The classes that make both fonts known to the style sheet. */
export const fontClasses = `${GeistSans.variable} ${geistMono.variable}`;
