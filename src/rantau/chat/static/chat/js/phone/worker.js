// Works beside the page, so that understanding never makes it wait. Three things: keep a pack, open the kept one, answer a turn.

import { keep, opened } from "./pack.js";
import { conversation } from "./turn.js";

/** @type {ReturnType<typeof conversation> | null} */
let answer = null;

/** @type {Record<string, (data: any) => any>} */
const tasks = {
  keep: ({ key }) => keep(key),
  open: async ({ key }) => {
    answer = conversation(await opened(key));
    answer({ text: "halo" }); // the first understanding warms up what the later ones use
    return true;
  },
  turn: ({ message }) => {
    if (!answer) throw new Error("not open");
    return answer(message);
  },
};

addEventListener("message", async ({ data }) => {
  try {
    postMessage({ id: data.id, result: await tasks[data.task](data) });
  } catch (error) {
    postMessage({ id: data.id, error: String(/** @type {Error} */ (error).message) });
  }
});
