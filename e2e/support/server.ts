/**
 * The demo town for one worker: the real binary on a free port, in a folder of its own, ended by its own process.
 *
 * The binary prints one line of JSON on standard output as soon as it answers ({@link Town}); everything else goes to
 * standard error, which is shown when the start fails.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** The day on which every journey takes place. A Monday, before the protected season. */
export const TODAY = "2026-11-23";

/** Names the variable that tells workers where the town lies that they copy. */
export const MADE_TOWN = "GANGWAY_E2E_TOWN";

/** A page that signs in a member of the demo's staff or one of its residents. */
export interface SignIn {
  name: string;
  role: string;
  url: string;
  email: string;
}

/** What `gangway demo` says about itself. */
export interface Town {
  /** Address of the demo town's portal, with a slash at its end. */
  portal: string;
  /** Address of its desk. */
  desk: string;
  /** Where its mails can be read. */
  outbox: string;
  sign_in: SignIn[];
  /** The password of everybody who works there. */
  password: string;
  /** A token for the interface for programs. */
  token: string;
}

export class Server {
  /** The warnings and errors that it has logged since it answers. */
  readonly complaints: string[] = [];

  private constructor(
    readonly town: Town,
    readonly folder: string,
    private readonly child: ChildProcess,
  ) {
    if (child.stderr === null) return;
    createInterface(child.stderr).on("line", (line) => {
      if (/\b(WARN|ERROR)\b|panicked/.test(line)) this.complaints.push(line);
    });
  }

  /** Starts a server on a copy of the town that was made before; `before` may still change the copy by commands. */
  static async start(before?: (folder: string) => Promise<unknown>): Promise<Server> {
    const made = process.env[MADE_TOWN];
    if (made === undefined) throw new Error("no town was made");
    const folder = await mkdtemp(join(tmpdir(), "gangway-e2e-"));
    await cp(made, folder, { recursive: true });
    await before?.(folder);
    return Server.at(folder);
  }

  /** Starts a server in a folder; an empty one gets a new town. */
  static async at(folder: string): Promise<Server> {
    const listen = `127.0.0.1:${String(await freePort())}`;
    const child = spawn(binary(), ["demo", "--data", folder, "--listen", listen, "--today", TODAY], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    try {
      return new Server(await announcement(child), folder, child);
    } catch (error) {
      child.kill("SIGKILL");
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** Where somebody signs in, by name. */
  signIn(name: string): SignIn {
    const found = this.town.sign_in.find((person) => person.name === name);
    if (found === undefined) {
      const known = this.town.sign_in.map((person) => person.name).join(", ");
      throw new Error(`nobody in the demo town is called ${name}, only ${known}`);
    }
    return found;
  }

  /** Ends the server as an operator would. */
  async end(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, "exit");
    this.child.kill("SIGTERM");
    await ended;
  }

  /** Ends it and forgets its folder. */
  async stop(): Promise<void> {
    await this.end();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** Where the binary lies. */
export function binary(): string {
  const target = process.env["CARGO_TARGET_DIR"] ?? join(import.meta.dirname, "../../target");
  return process.env["GANGWAY_BINARY"] ?? join(target, "debug/gangway");
}

/** The first line of standard output; fails with what the binary said on standard error when it ends before. */
async function announcement(child: ChildProcess): Promise<Town> {
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error("the binary has no output");
  let said = "";
  stderr.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(-4000);
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => {
      reject(new Error(`gangway demo ended with ${String(code)} before it answered:\n${said}`));
    });
    createInterface(stdout).once("line", (line) => {
      stdout.resume();
      try {
        resolve(JSON.parse(line) as Town);
      } catch {
        reject(new Error(`gangway demo did not announce itself in JSON: ${line}\n${said}`));
      }
    });
  });
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
