/** Judges the HTML that the server sent, not what the browser made of it. */
import { HtmlValidate } from "html-validate";

const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:recommended"],
  rules: { "aria-label-misuse": ["error", { allowAnyNamable: true }] },
});

/** Every offence as `line:column rule: message`; empty for a valid page. */
export async function htmlOffences(source: string): Promise<string[]> {
  const report = await validator.validateString(source, "page.html");
  return report.results.flatMap((result) =>
    result.messages.map((found) => `${String(found.line)}:${String(found.column)} ${found.ruleId}: ${found.message}`),
  );
}
