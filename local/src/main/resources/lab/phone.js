// The other end of the line: rings, is answered, hears, presses, speaks, hangs up.
import { $, act, duration, get, h, post, put, remove, render } from "./lib.js";

const DOOR = "/sim/retell/lab";
const KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"];

/** What a number can do by itself; each makes the simulator's own description of a callee. */
const BEHAVIOURS = {
  manual: ["rings until somebody answers here", () => ({ type: "manual" })],
  answers: ["answers and does these things", (acts) => ({ type: "answers", afterMs: 2000, acts })],
  busy: ["is busy", () => ({ type: "busy" })],
  no_answer: ["is not answered", () => ({ type: "no_answer" })],
  declines: ["declines", () => ({ type: "declines", afterMs: 2000 })],
  voicemail: ["is an answering machine", () => ({ type: "voicemail", afterMs: 3000 })],
  hangs_up: ["answers and hangs up at once", () => ({ type: "hangs_up", afterMs: 2000, talkMs: 0 })],
  long_call: ["answers and stays silent for an hour", () => ({ type: "long_call", afterMs: 2000, talkMs: 3600000 })],
  fails: ["cannot be reached", () => ({ type: "fails", afterMs: 1000, reason: "dial_failed" })],
};

/** "press 1; say yes; wait; hang up" */
function acts(text) {
  return text.split(";").map((part) => part.trim()).filter(Boolean).map((part) => {
    const press = /^press\s+([0-9*#]+)$/i.exec(part);
    const words = /^say\s+(.+)$/i.exec(part);
    if (press) return { do: "press", keys: press[1] };
    if (words) return { do: "say", words: words[1] };
    if (/^wait$/i.test(part)) return { do: "stay_silent" };
    if (/^hang ?up$/i.test(part)) return { do: "hang_up" };
    throw new Error(`“${part}”: say “press 1”, “say yes”, “wait” or “hang up”, with ; between them`);
  });
}

export class Phone {
  constructor(personas) {
    this.names = new Map(personas.map((persona) => [persona.phone, persona.firstName]));
    this.chosen = null;
    this.scriptForm(personas);
    this.ownForm();
    $("phone").addEventListener("keydown", (event) => this.key(event));
  }

  async refresh() {
    const [{ calls }, scripts] = await Promise.all([get(`${DOOR}/calls`), get(`${DOOR}/scripts`)]);
    const open = calls.filter((call) => call.state !== "over");
    const call = open.find((one) => one.callId === this.chosen) || open.find((one) => one.state === "ringing") || open.at(-1);
    this.call = call || null;
    const state = call ? call.state : "quiet";
    $("phone-state").textContent = state;
    $("phone").dataset.state = state;
    document.body.classList.toggle("ringing", state === "ringing");
    render($("handset"), () => (call ? this.handset(call, open) : [h("p", { class: "empty" }, "No call. It rings here when the bot dials a number.")]),
      [call && { ...call, durationMs: 0 }, open.map((one) => one.callId + one.state)]);
    const said = $("handset").querySelector(".said");
    if (said) said.scrollTop = said.scrollHeight;
    this.since = call && call.state === "talking" ? performance.now() - call.durationMs : null;
    this.tick();
    const over = calls.filter((one) => one.state === "over").reverse().slice(0, 6);
    render($("call-list"), () => this.past(over), over);
    render($("script-list"), () => this.scripts(scripts), scripts);
  }

  tick() {
    clearTimeout(this.timer);
    const clock = $("handset").querySelector("time");
    if (!clock || this.since === null) return;
    clock.textContent = duration(performance.now() - this.since);
    this.timer = setTimeout(() => this.tick(), 500);
  }

  handset(call, open) {
    const to = this.names.has(call.to) ? `${this.names.get(call.to)} · ${call.to}` : call.to;
    const others = open.filter((one) => one.callId !== call.callId);
    return [
      h("div", { class: "line" },
        h("p", { class: "who" }, h("b", {}, to), h("span", {}, `from ${call.from}`), h("span", {}, call.agentName)),
        h("p", { class: "lasts" }, h("time", {}, call.state === "talking" ? "0:00" : call.state))),
      call.state === "ringing" ? this.ringing(call) : null,
      call.state === "dialling" ? h("p", { class: "empty" }, "Being dialled …") : null,
      call.state === "talking" ? this.talking(call) : null,
      others.length ? h("p", { class: "others" }, "Also: ", others.map((one) => h("button", {
        class: "quiet", onclick: () => { this.chosen = one.callId; act(() => this.refresh()); },
      }, `${one.to} ${one.state}`))) : null,
    ];
  }

  ringing(call) {
    return h("div", { class: "ring" },
      h("button", { class: "answer", "data-key": "answer", onclick: () => this.do(call, "answer") }, "Answer"),
      h("button", { class: "hang", onclick: () => this.do(call, "hang-up") }, "Decline"));
  }

  talking(call) {
    const words = h("input", { id: "words", "data-key": `${call.callId} words`, placeholder: "Say something", "aria-label": "Say something", autocomplete: "off" });
    return h("div", { class: "talk" },
      h("ol", { class: "said", "aria-label": "What is heard", role: "log", tabindex: "0" }, call.said.map((line) =>
        h("li", { class: line.who }, h("span", { class: "hidden" }, `${line.who}: `), line.who === "dtmf" ? `⌨ ${line.text}` : line.text)),
        call.speaker === "agent" ? h("li", { class: "now" }, "speaking …") : null),
      call.waitsFor.length ? h("p", { class: "hint" }, `waits for: ${call.waitsFor.join(" · ")}`) : null,
      h("div", { class: "keypad", role: "group", "aria-label": "Keypad" }, KEYS.map((key) =>
        h("button", { type: "button", "data-key": `key ${key}`, onclick: () => this.press(call, key) }, key))),
      h("form", {
        class: "say", autocomplete: "off",
        onsubmit: (event) => {
          event.preventDefault();
          if (words.value.trim()) this.do(call, "say", { words: words.value.trim() });
          words.value = "";
        },
      }, words, h("button", { type: "submit" }, "Say")),
      h("button", { class: "hang", "data-key": "hang", onclick: () => this.do(call, "hang-up") }, "Hang up"));
  }

  past(over) {
    if (!over.length) return [];
    return [h("h3", {}, "Calls that are over"), h("ul", {}, over.map((call) => h("li", {},
      h("details", {},
        h("summary", {}, `${this.names.get(call.to) || call.to} · ${duration(call.durationMs)} · ${call.reason.replaceAll("_", " ")}`),
        h("ol", { class: "said" }, call.said.map((line) => h("li", { class: line.who }, line.who === "dtmf" ? `⌨ ${line.text}` : line.text)))))))];
  }

  press(call, keys) {
    return this.do(call, "press", { keys });
  }

  do(call, action, body = {}) {
    return act(async () => {
      try {
        await post(`${DOOR}/calls/${call.callId}/${action}`, body);
      } catch (refused) {
        throw new Error(refused.message.startsWith("409") ? "The call is not at that point any more" : refused.message);
      }
    });
  }

  /** Digits of the keyboard are digits of the phone, unless something is being typed. */
  key(event) {
    if (event.target.matches("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (this.call?.state === "talking" && KEYS.includes(event.key)) {
      event.preventDefault();
      this.press(this.call, event.key);
    }
  }

  scriptForm(personas) {
    const number = h("input", { "aria-label": "Number", list: "numbers", value: personas[0].phone, required: true, inputmode: "tel" });
    const kind = h("select", { "aria-label": "What it does" }, Object.entries(BEHAVIOURS).map(([key, [label]]) => h("option", { value: key }, label)));
    const steps = h("input", { "aria-label": "Things to do", value: "press 1; say yes; hang up", hidden: true });
    kind.addEventListener("change", () => { steps.hidden = kind.value !== "answers"; });
    $("script").append(
      h("datalist", { id: "numbers" }, personas.map((persona) => h("option", { value: persona.phone }, persona.firstName))),
      number, kind, steps, h("button", { type: "submit" }, "Set"));
    $("script").addEventListener("submit", (event) => {
      event.preventDefault();
      act(async () => {
        const behaviour = BEHAVIOURS[kind.value][1](kind.value === "answers" ? acts(steps.value) : []);
        await put(`${DOOR}/scripts/${encodeURIComponent(number.value.trim())}`, behaviour);
        await this.refresh();
      });
    });
  }

  /** What the workspace owns; an admin of the bot gives each to a business. */
  ownForm() {
    const number = h("input", { "aria-label": "Number to own", value: "+16465550170", required: true, inputmode: "tel" });
    $("own").append(number, h("button", { type: "submit" }, "Own it"));
    $("own").addEventListener("submit", (event) => {
      event.preventDefault();
      act(async () => {
        const added = number.value.trim();
        await post(`${DOOR}/numbers`, { number: added });
        await post("/sim/scheduler/now", { name: "sync-numbers" });
        $("own-list").append(h("li", {}, h("b", {}, added), " is owned; an admin gives it to a business under Caller IDs"));
      });
    });
  }

  scripts(scripts) {
    const all = Object.entries(scripts);
    if (!all.length) return [];
    return [
      ...all.map(([number, callee]) => h("li", {}, h("b", {}, this.names.get(number) || number), ` ${BEHAVIOURS[callee.type]?.[0] || callee.type}`,
        callee.acts ? `: ${callee.acts.map((one) => `${one.do.replace("_", " ")} ${one.keys || one.words || ""}`.trim()).join("; ")}` : "")),
      h("li", {}, h("button", { class: "quiet", onclick: () => act(async () => { await remove(`${DOOR}/scripts`); await this.refresh(); }) }, "Forget them all")),
    ];
  }
}
