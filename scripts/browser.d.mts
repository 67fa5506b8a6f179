import type { LaunchOptions } from "@playwright/test";

export function findBrowser(): { name: string; options: LaunchOptions } | null;
export function ensureBrowser(): Promise<string>;
