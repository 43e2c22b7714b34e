/**
 * Applications filed by a program, over the interface that towns offer to programs: for journeys that begin with a filed
 * case and are not about filing it.
 */
import { randomUUID } from "node:crypto";

import { pdf, photo, type Upload } from "./files.ts";
import type { Person } from "./portal.ts";
import type { Server } from "./server.ts";

/** What opens a case. */
export interface Filed {
  number: string;
  code: string;
}

/** How the decision shall come. */
export type Way = "portal" | "post";

/** Files an application to fell a tree. */
export async function fileFelling(server: Server, who: Person, way: Way): Promise<Filed> {
  const [tree, plan] = await Promise.all([handIn(server, photo()), handIn(server, pdf())]);
  return file(server, "baumfaellgenehmigung", who, way, [tree, plan], {
    role: "owner",
    site_is_address: true,
    ground: "garden",
    building: false,
    trees: [
      {
        number: "1",
        kind: "deciduous",
        species: "Hänge-Birke",
        multi_stem: false,
        girth_cm: 96,
        height_m: 14,
        measure: "fell",
        reason: "shade",
        reason_text: "Die Birke nimmt dem Wohnzimmer das Licht.",
        nests: "none",
        photo: [{ paper: tree }],
      },
    ],
    felling_from: "2026-12-14",
    felling_until: "2027-02-26",
    site_plan: [{ paper: plan }],
    replacement: "plant",
    replacement_count: 1,
    visit: true,
  });
}

/** Files an application for a no-stopping zone. */
export async function fileStopping(server: Server, who: Person, way: Way): Promise<Filed> {
  const sketch = await handIn(server, pdf("skizze.pdf"));
  return file(server, "haltverbotszone", who, way, [sketch], {
    on_site: { name: `${who.first} ${who.last}`, mobile: "0170 5550100" },
    occasion: "move",
    places: [{ street: "Lindenweg", house_from: "14", side: "same", metres: 15, closure: "lane" }],
    from_date: "2026-12-14",
    from_time: "07:00",
    to_date: "2026-12-14",
    to_time: "18:00",
    signs: "company",
    signs_company: "Schilder Nord GmbH",
    sketch: [{ paper: sketch }],
  });
}

async function file(
  server: Server,
  service: string,
  who: Person,
  way: Way,
  papers: string[],
  answers: Record<string, unknown>,
): Promise<Filed> {
  const answer = await fetch(interfaceOf(server, `services/${service}/applications`), {
    method: "POST",
    headers: {
      authorization: `Bearer ${server.town.token}`,
      "content-type": "application/json",
      "idempotency-key": randomUUID(),
    },
    body: JSON.stringify({
      revision: 1,
      answers: {
        applicant_kind: "person",
        first_name: who.first,
        last_name: who.last,
        address: { street: "Lindenweg", house_number: "14", postcode: "24900", town: "Fördestadt" },
        ...answers,
      },
      papers,
      delivery: way === "portal" ? { way, consent: "2026-11" } : { way },
      contact: { email: who.email },
    }),
  });
  const filed = (await expectStatus(answer, 201)) as { case_number: string; access_code: string };
  return { number: filed.case_number, code: filed.access_code };
}

async function handIn(server: Server, upload: Upload): Promise<string> {
  const form = new FormData();
  form.set("file", new Blob([new Uint8Array(upload.buffer)], { type: upload.mimeType }), upload.name);
  const answer = await fetch(interfaceOf(server, "papers"), {
    method: "POST",
    headers: { authorization: `Bearer ${server.town.token}` },
    body: form,
  });
  return ((await expectStatus(answer, 201)) as { id: string }).id;
}

async function expectStatus(answer: Response, status: number): Promise<unknown> {
  if (answer.status !== status) throw new Error(`${String(answer.status)}: ${await answer.text()}`);
  return answer.json();
}

function interfaceOf(server: Server, path: string): string {
  return new URL(`/api/v1/towns/foerdestadt/${path}`, server.town.portal).href;
}
