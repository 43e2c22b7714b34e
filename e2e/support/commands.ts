/** Commands that an operator gives while the server does not run. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";

import type { Person } from "./portal.ts";
import { binary } from "./server.ts";

const run = promisify(execFile);

/** Invites somebody to work in Fördestadt; returns the token that the link carries. */
export async function invite(folder: string, who: Person, role: string): Promise<string> {
  const name = `${who.first} ${who.last}`;
  const { stdout } = await run(binary(), [
    ...["user", "invite", "--data", folder, "--town", "foerdestadt"],
    ...["--name", name, "--email", who.email, "--role", role],
  ]);
  const { link } = JSON.parse(stdout) as { link: string };
  return link.slice(link.lastIndexOf("/") + 1);
}
