/**
 * Makes the demo town once; each worker's server starts from a copy of it ({@link Server.start}).
 *
 * Two months of a town take longer to make than a browser takes to start, and workers come and go: one for each project,
 * and a new one after each failure.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { MADE_TOWN, Server } from "./server.ts";

export default async function makeTown(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "gangway-e2e-town-"));
  const forget = () => rm(folder, { recursive: true, force: true });
  try {
    await (await Server.at(folder)).end();
  } catch (error) {
    await forget();
    throw error;
  }
  process.env[MADE_TOWN] = folder;
  return forget;
}
