import { cookieName } from "@/lib/auth/cookies";

/** What the theme switch offers; "system" is the browser's wish, and what holds without a choice. */
export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];
export const themeCookie = () => cookieName("theme");

/** The theme a form field or a cookie asks for; anything unknown is "system". */
export const themeOf = (value: unknown): Theme => themes.find((theme) => theme === value) ?? "system";
