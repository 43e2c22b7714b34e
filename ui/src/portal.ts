/** Entry of the residents' pages. */
import { loadAutosave } from "./enhance/autosave";
import { enhance } from "./shared";

enhance();
loadAutosave(document);
