/** Entry of the staff's pages. */
import { loadAutosave } from "./enhance/autosave";
import { moveByKeys } from "./enhance/rows";
import { enhance } from "./shared";

enhance();
loadAutosave(document);
moveByKeys(document);
