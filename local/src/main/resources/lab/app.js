// Starts the rooms, and tells each of them when something of its own has changed.
import { $, act, get, post, say } from "./lib.js";
import { Chat } from "./chat.js";
import { Phone } from "./phone.js";
import { Cashier } from "./cashier.js";
import { BackRoom } from "./back.js";

const lab = await get("/api/lab");
const chat = new Chat(lab.personas);
const rooms = {
  telegram: chat, retell: new Phone(lab.personas), dynopay: new Cashier(),
  books: new BackRoom(lab.rooms.includes("telegram") ? chat : null),
};
const absent = { telegram: "chat", retell: "phone", dynopay: "cashier" };
for (const [room, id] of Object.entries(absent)) {
  if (!lab.rooms.includes(room)) {
    delete rooms[room];
    $(id).querySelectorAll(":scope > :not(header)").forEach((node) => node.remove());
    $(id).classList.add("absent");
  }
}

// --- tabs ---------------------------------------------------------------------------------------------------------

function show(room) {
  document.body.dataset.room = room;
  document.querySelectorAll("#tabs button").forEach((button) =>
    button.setAttribute("aria-current", button.dataset.to === room ? "page" : "false"));
  rooms.books.seen(room === "back" || matchMedia("(min-width: 1000px)").matches);
}
document.querySelectorAll("#tabs button").forEach((button) =>
  button.addEventListener("click", () => show(button.dataset.to)));
matchMedia("(min-width: 1000px)").addEventListener("change", () => show(document.body.dataset.room));
show("chat");

// --- the clock ----------------------------------------------------------------------------------------------------

let ahead = 0;
const pageOpenedAt = { lab: Date.now(), here: performance.now() };
const labNow = () => new Date(pageOpenedAt.lab + performance.now() - pageOpenedAt.here);
function tick() {
  const now = labNow().toISOString();
  const far = ahead > 0 ? ` (${words(ahead)} ahead)` : "";
  $("now").textContent = `${now.slice(0, 10)} ${now.slice(11, 19)} UTC${far}`;
}
function words(seconds) {
  const parts = [[86400, "d"], [3600, "h"], [60, "min"], [1, "s"]];
  const found = [];
  for (const [size, unit] of parts) {
    if (seconds >= size) found.push(`${Math.floor(seconds / size)} ${unit}`);
    seconds %= size;
  }
  return found.slice(0, 2).join(" ");
}
setInterval(tick, 1000);
document.querySelectorAll("[data-jump]").forEach((button) =>
  button.addEventListener("click", () => act(() => post("/api/clock", { jump: button.dataset.jump }))));

// --- what changed -------------------------------------------------------------------------------------------------

let lost = false;
const refresh = (room) => act(() => rooms[room].refresh());
let seen = {};
for (;;) {
  try {
    const now = await get(`/api/changes?seen=${encodeURIComponent(seen.stamp || "")}`);
    pageOpenedAt.lab = Date.parse(now.now);
    pageOpenedAt.here = performance.now();
    ahead = now.aheadSeconds;
    tick();
    document.body.classList.remove("lost");
    if (lost && rooms.telegram) rooms.telegram.reopen();
    lost = false;
    for (const room of Object.keys(rooms)) {
      if (now[room] !== seen[room]) refresh(room);
    }
    seen = now;
  } catch {
    document.body.classList.add("lost");
    say("The lab does not answer; trying again", true);
    seen = {};
    lost = true;
    await new Promise((done) => setTimeout(done, 1000));
  }
}
