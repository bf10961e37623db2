// What stands behind: rows, queues, books, words logged, and what shall go wrong.
import { $, act, dollars, get, h, post, render, say, time } from "./lib.js";
import { Faults } from "./faults.js";

/** Tabs, and the tables of each in order; a table that does not exist yet is left out. */
const TABS = {
  Calls: ["attempt", "call_answer", "call_record", "recording", "slot_lease", "provider_account", "caller_id"],
  Money: ["ledger_account", "ledger_transfer", "ledger_hold", "ledger_op", "receipt", "subscription", "allowance"],
  Payments: ["top_up", "parked_payment", "quarantine"],
  Messages: ["chat_message", "job", "chat_session"],
  Audit: ["audit_log"],
  "All tables": null,
  Faults: null,
  Log: null,
};
const FIRST = ["seq", "state", "outcome", "reason", "actor", "action", "kind", "to_number", "number", "flow_name", "slot", "source",
  "amount_micros", "wallet_change", "wallet_after", "posted_micros", "held_micros", "authorised_micros", "captured_micros"];
const MOST_LOG_LINES = 300;
const MOST_SHOWN = 60;
const faults = (many) => `${many} ${many === 1 ? "fault" : "faults"} in the books`;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}$/;

export class BackRoom {
  constructor(chat) {
    this.tab = "Calls";
    this.table = null;
    this.visible = false;
    this.log = [];
    this.logOf = "";
    this.faults = new Faults(chat);
    $("back-tabs").append(...Object.keys(TABS).map((name) => h("button", {
      type: "button", role: "tab", id: `tab-${name.replace(" ", "-")}`, "aria-controls": "back-panel", onclick: () => this.open(name),
    }, name)));
    $("back-tabs").addEventListener("keydown", (event) => this.arrow(event));
    $("books").addEventListener("click", () => act(() => this.prove()));
    this.mark();
  }

  /** The books as they are now; what is shown by itself may be as of a while ago. */
  async prove() {
    await post("/api/books");
    await this.head();
    say(this.broken.length ? faults(this.broken.length) : "Proven now: the books add up");
  }

  /** A hidden back room asks for its head line only. */
  seen(visible) {
    if (visible && !this.visible) act(() => this.fill());
    this.visible = visible;
  }

  open(name) {
    this.tab = name;
    this.mark();
    $("back-panel").seenState = null;
    act(() => this.fill());
  }

  mark() {
    document.querySelectorAll("#back-tabs button").forEach((button) => {
      const isOpen = button.textContent === this.tab;
      button.setAttribute("aria-selected", String(isOpen));
      button.tabIndex = isOpen ? 0 : -1;
      if (isOpen) $("back-panel").setAttribute("aria-labelledby", button.id);
    });
  }

  arrow(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const names = Object.keys(TABS);
    this.open(names[(names.indexOf(this.tab) + step + names.length) % names.length]);
    document.querySelector("#back-tabs [aria-selected=true]").focus();
  }

  /** At most one look a second, however fast the database changes. */
  async refresh() {
    if (this.pending) return;
    const wait = Math.max(0, 700 - (performance.now() - (this.looked || -1000)));
    this.pending = true;
    await new Promise((done) => setTimeout(done, wait));
    this.pending = false;
    this.looked = performance.now();
    await this.head();
    if (this.visible) await this.fill();
  }

  async head() {
    const now = await get("/api/back");
    this.tables = now.tables;
    const books = $("books");
    books.className = `pill ${now.faults.length ? "bad" : "good"}`;
    // Large books are not proven at every look: what is shown is as of then, and asked for again.
    this.asOf = now.outdated ? ` at ${time(now.provenAt)}` : "";
    books.textContent = (now.faults.length ? faults(now.faults.length) : "books add up") + this.asOf;
    books.title = now.faults.map((fault) => `${fault.name}: ${fault.detail}`).join("\n") || "Every invariant of the ledger holds, the audit log is one chain. Press to prove them now.";
    this.broken = now.faults;
    if (now.outdated) setTimeout(() => act(() => this.refresh()), 2000);
    const words = { unsent: "to send", jobs: "jobs", refusedJobs: "jobs refused", quarantined: "quarantined", openHolds: "holds" };
    render($("counts"), () => [
      ...Object.entries(words).filter(([key]) => now.counts[key]).map(([key, label]) => h("span", { class: `badge ${key}` }, `${now.counts[key]} ${label}`)),
      ...now.queues.map((queue) => h("span", { class: `badge ${queue.name.endsWith("-dead") && queue.waiting ? "bad" : ""}`, title: `${queue.waiting} waiting, ${queue.inFlight} with a consumer` },
        `${queue.name} ${queue.waiting}${queue.inFlight ? `+${queue.inFlight}` : ""}`)),
    ], [now.counts, now.queues]);
  }

  async fill() {
    if (!this.tables) await this.head();
    if (this.tab === "Faults") return this.faults.show($("back-panel"));
    if (this.tab === "Log") return this.fillLog();
    if (this.tab === "All tables") return this.fillAny();
    const names = TABS[this.tab].filter((name) => this.tables.includes(name));
    const tab = this.tab;
    const rows = await Promise.all(names.map((name) => get(`/api/back/${name}`)));
    if (tab !== this.tab) return undefined;
    const broken = tab === "Money" ? this.broken : [];
    return render($("back-panel"), () => [
      tab === "Money" ? h("p", { class: broken.length ? "verdict bad" : "verdict good" }, broken.length
        ? broken.map((fault) => `${fault.name}: ${fault.detail}`).join(" · ") : `Every invariant of the ledger holds${this.asOf}.`) : null,
      ...names.map((name, place) => (rows[place].length ? grid(name, rows[place]) : null)),
      nothingIn(names.filter((_, place) => !rows[place].length)),
    ], [tab, rows, broken, this.asOf]);
  }

  async fillAny() {
    this.table = this.table || this.tables[0];
    const rows = await get(`/api/back/${this.table}`);
    render($("back-panel"), () => [
      h("label", { class: "field" }, "Table ", h("select", {
        "data-key": "table", onchange: (event) => { this.table = event.currentTarget.value; act(() => this.fill()); },
      }, this.tables.map((name) => h("option", { value: name, selected: name === this.table }, name)))),
      grid(this.table, rows),
    ], ["any", this.table, rows]);
  }

  async fillLog() {
    const answer = await get(`/api/log?of=${this.logOf}&after=${this.log.at(-1)?.number ?? 0}`);
    // A lab that was started again counts from the beginning.
    if (answer.of !== this.logOf) this.log = [];
    this.logOf = answer.of;
    // Two may have asked for the same at once.
    const last = this.log.at(-1)?.number ?? 0;
    this.log = [...this.log, ...answer.lines.filter((line) => line.number > last)].slice(-MOST_LOG_LINES);
    if (this.tab !== "Log") return;
    render($("back-panel"), () => [h("ol", { class: "log" }, this.log.toReversed().map((line) =>
      h("li", { class: line.level.toLowerCase() }, h("time", {}, time(line.at)), ` ${line.logger}: ${line.message}`)))],
    ["log", this.logOf, this.log.at(-1)?.number]);
  }
}

const nothingIn = (names) =>
  (names.length ? h("p", { class: "hint" }, `Nothing yet in ${names.map((name) => name.replaceAll("_", " ")).join(", ")}.`) : null);

function grid(name, rows) {
  const columns = inOrder(rows.length ? Object.keys(rows[0]) : [])
    .filter((column) => column !== "tenant_id" || rows.some((row) => row.tenant_id !== 1));
  return h("details", { class: "table", open: rows.length > 0 },
    h("summary", {}, name.replaceAll("_", " "), h("small", {}, ` ${rows.length}`)),
    rows.length ? h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": name }, h("table", {},
      h("thead", {}, h("tr", {}, columns.map((column) => h("th", {}, column.replace(/_micros$/, "").replaceAll("_", " "))))),
      h("tbody", {}, rows.map((row) => h("tr", {}, columns.map((column) => cell(column, row[column]))))))) : null);
}

/** What one looks for first, then the rest as it stands. */
function inOrder(columns) {
  const first = FIRST.filter((column) => columns.includes(column));
  return [...first, ...columns.filter((column) => !first.includes(column))];
}

function cell(column, value) {
  if (value === null) return h("td", { class: "none" }, "–");
  if (column.endsWith("_micros") || column === "wallet_change" || column === "wallet_after") return h("td", { class: "number" }, dollars(value));
  if (typeof value === "number") return h("td", { class: "number" }, String(value));
  if (/(_at|^at|^until|_until)$/.test(column) && /^\d{4}-/.test(value)) return h("td", { title: value }, `${value.slice(5, 10)} ${value.slice(11, 19)}`);
  if (UUID.test(value)) return h("td", {}, cut(value, `${value.slice(0, 8)}…`));
  const text = typeof value === "object" ? JSON.stringify(value) : readable(String(value));
  const isState = column === "state" || column === "outcome" || column === "status";
  if (isState) return h("td", { title: text }, h("span", { class: `badge ${text.toLowerCase()}` }, text.toLowerCase().replaceAll("_", " ")));
  return h("td", {}, text.length > MOST_SHOWN ? cut(text, `${text.slice(0, MOST_SHOWN)}…`) : text);
}

/** What does not fit is said whole at a press. */
function cut(whole, shown) {
  return h("button", { type: "button", title: whole, "data-key": whole, onclick: () => say(whole) }, shown);
}

/** Bytes that are text read as text. */
function readable(value) {
  if (!value.startsWith("\\x") || value.length < 40) return value;
  try {
    const bytes = new Uint8Array(value.slice(2, 4002).match(/../g).map((pair) => parseInt(pair, 16)));
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return value;
  }
}
