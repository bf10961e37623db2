// What every room uses: elements, requests, words.

/** An element. Properties that start with "on" listen, booleans are set or left out, the rest are attributes. */
export function h(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "class") node.className = value;
    else if (name === "value") node.value = value;
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** Properties of an element that is no button and does something all the same: by a click, by Enter and by Space. */
export const pressable = (title, work) => ({
  role: "button", tabindex: "0", title, onclick: work,
  onkeydown: (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    // Space would scroll.
    event.preventDefault();
    work(event);
  },
});

export const $ = (id) => document.getElementById(id);

/** Asks the lab; what it refuses is an Error with its reason. */
async function ask(method, url, body) {
  const answer = await fetch(url, {
    method,
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  const isJson = (answer.headers.get("Content-Type") || "").includes("json");
  const value = isJson && text ? JSON.parse(text) : text;
  if (!answer.ok) throw new Error((value && value.error) || text || `${answer.status} ${answer.statusText}`);
  return value;
}

export const get = (url) => ask("GET", url);
export const post = (url, body = {}) => ask("POST", url, body);
export const put = (url, body) => ask("PUT", url, body);
export const remove = (url) => ask("DELETE", url);

/** Runs an action; its failure shows to the person instead of getting lost. */
export async function act(work) {
  try {
    return await work();
  } catch (failed) {
    say(failed.message, true);
    return null;
  }
}

let sayTimer;

/** A short text over everything. */
export function say(text, isError = false) {
  const line = $("connection");
  line.textContent = text;
  line.classList.toggle("bad", isError);
  clearTimeout(sayTimer);
  sayTimer = setTimeout(() => { line.textContent = ""; }, 6000);
}

/** Puts other children in only when they would look different; the focus and what is half typed stay. */
export function render(parent, children, seen) {
  const state = JSON.stringify(seen);
  if (parent.seenState === state) return false;
  parent.seenState = state;
  const kept = focusPath(parent);
  const typed = halfTyped(parent);
  parent.replaceChildren(...children().filter(Boolean));
  typed(parent);
  restoreFocus(parent, kept);
  return true;
}

function focusPath(parent) {
  const active = document.activeElement;
  if (!active || active === parent || !parent.contains(active)) return null;
  return { key: active.dataset.key, index: focusable(parent).indexOf(active) };
}

/** What somebody is writing in fields that have a key, and where the caret stands: to be put in again. */
function halfTyped(parent) {
  const all = fields(parent).filter((node) => node.value !== node.defaultValue)
    .map(({ dataset: { key }, value, selectionStart, selectionEnd }) => ({ key, value, selectionStart, selectionEnd }));
  return (fresh) => {
    const there = new Map(fields(fresh).map((node) => [node.dataset.key, node]));
    for (const { key, value, selectionStart, selectionEnd } of all) {
      const node = there.get(key);
      if (!node) continue;
      node.value = value;
      node.setSelectionRange(selectionStart, selectionEnd);
    }
  };
}

const fields = (parent) => [...parent.querySelectorAll("input[data-key]")];

/** The element with the same key takes the focus, or the one in the same place, or the first. */
export function restoreFocus(parent, kept) {
  if (!kept) return;
  const all = focusable(parent);
  const same = kept.key && all.find((node) => node.dataset.key === kept.key);
  (same || all[kept.index] || all[0] || parent).focus({ preventScroll: true });
}

export const focusable = (parent) =>
  [...parent.querySelectorAll("button, input, select, textarea, a[href], audio, [tabindex]")].filter((n) => !n.disabled);

/** Micro-dollars as dollars, all six digits where they matter. */
export function dollars(micros) {
  const n = BigInt(micros);
  const sign = n < 0n ? "−" : "";
  const abs = n < 0n ? -n : n;
  const fraction = String(abs % 1000000n).padStart(6, "0").replace(/0{1,4}$/, "");
  return `${sign}$${abs / 1000000n}.${fraction}`;
}

export const time = (iso) => (iso ? new Date(iso).toISOString().slice(11, 19) : "");

export function duration(ms) {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    say("Copied");
  } catch {
    say(text);
  }
}
