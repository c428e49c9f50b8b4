// The page's side of the worker. Whatever fails or takes too long is said by a rejected promise; then the server answers.

const PATIENCE_MILLISECONDS = 3000;
const { dataset } = document.documentElement;
const key = dataset.packKey ?? "";
export const isAllowed = !("traceless" in dataset) && key !== "" && "Worker" in globalThis && "caches" in globalThis && "DecompressionStream" in globalThis;

/** Every worker of this page: leaving ends them before anything is forgotten, so that none writes afterwards. @type {Set<Assistant>} */
const running = new Set();
addEventListener("leaving", () => running.forEach((one) => one.end()));

class Assistant {
  constructor() {
    this.worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    /** @type {Map<number, {resolve: (result: any) => void, reject: (error: Error) => void}>} */
    this.asked = new Map();
    this.count = 0;
    this.worker.addEventListener("message", ({ data }) => {
      const one = this.asked.get(data.id);
      this.asked.delete(data.id);
      if (data.error === undefined) one?.resolve(data.result);
      else one?.reject(new Error(data.error));
    });
    this.worker.addEventListener("error", () => this.end());
    running.add(this);
  }

  /** @param {string} task @param {object} [data] @returns {Promise<any>} */
  ask(task, data = {}) {
    return new Promise((resolve, reject) => {
      if (!running.has(this)) { reject(new Error("ended")); return; }
      this.asked.set(++this.count, { resolve, reject });
      this.worker.postMessage({ id: this.count, task, key, ...data });
    });
  }

  end() {
    running.delete(this);
    this.worker.terminate();
    for (const { reject } of this.asked.values()) reject(new Error("ended"));
    this.asked.clear();
  }
}

/** @template T @param {Promise<T>} promise @returns {Promise<T>} */
const inTime = (promise) => Promise.race([promise, new Promise((_, reject) => setTimeout(reject, PATIENCE_MILLISECONDS, new Error("slow")))]);

/** The conversation on this phone, where a pack is kept. */
export class PhoneConversation {
  constructor() {
    /** @type {Assistant | null} */
    this.assistant = null;
    this.isReady = isAllowed ? this.open().catch(() => false) : Promise.resolve(false);
  }

  async open() {
    if (!(await caches.has("p-1"))) return false;
    this.assistant = new Assistant();
    return this.assistant.ask("open");
  }

  /** Whether this phone can answer; waits for the pack to open, but not long. @returns {Promise<boolean>} */
  async canAnswer() {
    return inTime(this.isReady).catch(() => false);
  }

  /** @param {import("./turn.js").Message} message */
  async turn(message) {
    try {
      if (!this.assistant) throw new Error("none");
      return await inTime(this.assistant.ask("turn", { message }));
    } catch (error) {
      this.assistant?.end();
      this.isReady = Promise.resolve(false);
      throw error;
    }
  }
}

/** @type {Assistant | null} */
let keeper = null;

/**
 * Fetch the pack, or what is new of it, in the background.
 * @returns {Promise<string>} "new", "same", or why not
 */
export async function keepPack() {
  if (!isAllowed || keeper) return "not now";
  keeper = new Assistant();
  try {
    return await keeper.ask("keep");
  } catch (error) {
    return /** @type {Error} */ (error).message;
  } finally {
    keeper?.end();
    keeper = null;
  }
}

/** A conversation begins: the network is hers. What was fetched so far is used the next time. */
export function stopKeeping() {
  keeper?.end();
}
