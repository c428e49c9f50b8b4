// Every page: quick exit first, then the small comforts. Nothing here is needed to read or to ask for help.

import { applyName, isTraceless, keepConversation, keepHelpOnDevice, offerInstallation, offerToKeep } from "./device.js";
import { watchForExit } from "./exit.js";

watchForExit();
applyName();
offerInstallation();
offerToKeep();

document.addEventListener("click", async (event) => {
  const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest?.("[data-read-aloud], [data-share], [data-print]"));
  if (!button) return;
  if ("readAloud" in button.dataset) {
    const { toggleReading } = await import("./read-aloud.js");
    toggleReading(button.closest(".turn, .article, main") ?? document.body, button);
  } else if ("print" in button.dataset) {
    print();
  } else {
    const { share } = await import("./share.js");
    share(button);
  }
});

if (!isTraceless) {
  const start = () => keepHelpOnDevice().then(() => keepConversation()).catch(() => { /* without it everything still works with network */ });
  if (document.readyState === "complete") setTimeout(start, 1500);
  else addEventListener("load", () => setTimeout(start, 1500));
}
