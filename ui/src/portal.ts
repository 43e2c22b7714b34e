/** Entry of the residents' pages. */
import { loadAutosave } from "./enhance/autosave";
import { noteSeen } from "./enhance/seen";
import { enhance } from "./shared";

enhance();
loadAutosave(document);
noteSeen(document);
