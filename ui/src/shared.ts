/**
 * What every page loads: fonts, KERN, our layer, and the enhancements that portal and desk share.
 * No page needs any of it to work; each module only makes quicker what a plain form already does.
 */
import "@fontsource/fira-sans/latin-400.css";
import "@fontsource/fira-sans/latin-500.css";
import "@fontsource/fira-sans/latin-600.css";
import "@fontsource/fira-sans/latin-ext-400.css";
import "@fontsource/fira-sans/latin-ext-500.css";
import "@fontsource/fira-sans/latin-ext-600.css";
import "@kern-ux/native/dist/kern.min.css";
import "./styles/gw.css";

import { focusErrorSummary } from "./enhance/errors";
import { withMain } from "./enhance/main";
import { pressOnce } from "./enhance/press";
import { guardUnsaved } from "./enhance/unsaved";
import { defineUpload } from "./enhance/upload";

export function enhance(): void {
  defineUpload();
  pressOnce(document);
  withMain(() => {
    guardUnsaved(document);
    focusErrorSummary(document);
  });
}
