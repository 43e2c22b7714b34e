/** The demo's mails: what would have gone out lies in a file, one JSON document a line. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { expect } from "@playwright/test";

import type { Server } from "./server.ts";

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

/** All mails to an address, the oldest first. */
export async function mailsTo(server: Server, address: string): Promise<Mail[]> {
  const content = await readFile(join(server.folder, "outbox/mails.jsonl"), "utf8");
  const lines = content.split("\n").filter((line) => line !== "");
  return lines.map((line) => JSON.parse(line) as Mail).filter((mail) => mail.to === address);
}

/** The mail with this number (from 1) to an address; waits for it, since mails go out by a job. */
export async function mailTo(server: Server, address: string, number = 1): Promise<Mail> {
  await expect
    .poll(async () => (await mailsTo(server, address)).length, { message: `mail ${String(number)} to ${address}` })
    .toBeGreaterThanOrEqual(number);
  const mail = (await mailsTo(server, address))[number - 1];
  if (mail === undefined) throw new Error("a mail went away");
  return mail;
}

/** The one-time code that a mail brought. */
export function codeIn(mail: Mail): string {
  const code = /Code lautet: (.+)/.exec(mail.text)?.[1];
  if (code === undefined) throw new Error(`no code in «${mail.text}»`);
  return code.trim();
}
