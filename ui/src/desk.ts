/** Entry of the staff's pages. */
import { loadAutosave } from "./enhance/autosave";
import { moveByKeys } from "./enhance/rows";
import { noteSeen } from "./enhance/seen";
import { enhance } from "./shared";

enhance();
loadAutosave(document);
moveByKeys(document);
noteSeen(document);
