import localFont from "next/font/local";

/**
 * Geist Sans 1.9.2, cut to what the pages set: Latin of all Europe, and the weights 400 to 600. Every page waits for it
 * before its largest text is final, and the whole of it is two and a half times as long. Made by subset-font 2.9 of
 * U+20–7E, A0–17F, 192, 218–21B, 2C6–2DD, 2010–203A, 20A0–20C0, 2122, 2190–2199, and − × ÷ ≈ ≠ ≤ ≥ ✓ ✗. Other scripts are
 * set in the system's font.
 */
const geistSans = localFont({
  src: "./GeistSans-Latin.woff2",
  variable: "--font-geist-sans",
  weight: "400 600",
});

/** Geist's monospaced sister, for ids: the whole of it, and no page waits for it. */
const geistMono = localFont({
  src: "./GeistMono-Variable.woff2",
  variable: "--font-geist-mono",
  weight: "100 900",
  preload: false,
  adjustFontFallback: false,
  fallback: ["ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "monospace"],
});

/** The classes that make both fonts known to the style sheet. */
export const fontClasses = `${geistSans.variable} ${geistMono.variable}`;
