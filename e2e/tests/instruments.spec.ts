/** The instruments find what they look for: a judge that cannot object proves nothing. */
import { htmlOffences } from "../support/html.ts";
import { expect, layoutOffences, test } from "../support/test.ts";

const page = (body: string) =>
  `<!DOCTYPE html>\n<html lang="de">\n<head><title>Probe</title></head>\n<body><main><h1>Probe</h1>${body}</main></body>\n</html>\n`;

test("a plain page has no fault", async ({ page: browser, axe }) => {
  const source = page("<p>Guten Tag</p>");
  await browser.setContent(source);
  expect(await axe(browser)).toEqual([]);
  expect(await htmlOffences(source)).toEqual([]);
  expect(await layoutOffences(browser)).toEqual([]);
});

test("axe objects to a field without a name", async ({ page: browser, axe }) => {
  await browser.setContent(page('<input type="text">'));
  expect((await axe(browser)).join("\n")).toContain("label: input");
});

test("text in the colour of its background counts as a fault", async ({ page: browser, axe }) => {
  await browser.setContent(page('<p style="color:#123456;background:#123456">Unsichtbar</p>'));
  expect((await axe(browser)).join("\n")).toContain("color-contrast: p");
});

test("html-validate objects to what the server should not send", async () => {
  expect((await htmlOffences(page("<p><div>verschachtelt</div></p>"))).length).toBeGreaterThan(0);
  expect((await htmlOffences(page("<button>ohne Art</button>"))).length).toBeGreaterThan(0);
});

test("what is wider than the screen is found", async ({ page: browser }) => {
  await browser.setContent(page('<p style="width:3000px">breit</p>'));
  expect((await layoutOffences(browser)).join("\n")).toContain("layout: ");
});

test("a target that is too small is found", async ({ page: browser }) => {
  await browser.setContent(page('<button type="button" style="width:10px;height:10px;padding:0">x</button>'));
  expect((await layoutOffences(browser)).join("\n")).toContain("smaller than 24");
});

test("a breach of the content security policy is noticed @scripts", async ({ page: browser, trouble }) => {
  const policy = '<meta http-equiv="Content-Security-Policy" content="script-src \'none\'">';
  await browser.setContent(page("<script>window.x = 1</script>").replace("<title>", `${policy}<title>`));
  await expect.poll(() => trouble.length).toBeGreaterThan(0);
  trouble.length = 0;
});

test("an error in a script is noticed @scripts", async ({ page: browser, trouble }) => {
  await browser.setContent(page("<script>throw new Error('kaputt')</script>"));
  await expect.poll(() => trouble.join()).toContain("kaputt");
  trouble.length = 0;
});
