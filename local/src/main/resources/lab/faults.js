// What shall go wrong at the providers, on command.
import { act, get, h, post, remove, render } from "./lib.js";

const TELEGRAM = "/sim/telegram/lab/faults";
const RETELL = "/sim/retell/lab/faults";
const DYNOPAY = "/sim/dynopay/lab/faults";
const DYNOPAY_SETTINGS = "/sim/dynopay/lab/settings";
const SCHEDULER = "/sim/scheduler";
const FIRINGS = `${SCHEDULER}/faults`;

const RETELL_KINDS = ["DUPLICATE", "REORDER", "DROP", "DELAY", "UNKNOWN_EVENT", "EXTRA_FIELDS", "ABSENT_FIELDS", "BAD_SIGNATURE",
  "EXPIRED_SIGNATURE", "HUGE", "UNKNOWN_REASON", "STUCK", "CUT", "LOST_500", "REFUSED_500", "THROTTLED", "REFUSED_400", "FORBIDDEN", "NOT_FOUND",
  "TIMED_OUT", "CONFLICT", "PAGE", "PAYMENT_REQUIRED", "SLOW"];
const SIGNING = ["USUAL", "UNSIGNED", "V1", "V2", "TWO_V1", "STALE", "TAMPERED", "FORGED"];
const SHAPES = ["CURRENT", "OLD_2025", "UNKNOWN_EVENT"];
const DYNOPAY_KINDS = ["DUPLICATE", "DROP", "REORDER", "META_DATA_AS_TEXT", "NUMBERS_AS_TEXT", "SECOND_URL", "FORGED_TOKEN", "ABSENT_FIELDS",
  "UNKNOWN_STATUS", "BOT_BLOCK", "LOST_ANSWER"];
const SEND_KINDS = ["TOO_MANY_REQUESTS", "BOT_FLOOD", "INTERNAL_ERROR", "LOST_ANSWER", "BAD_GATEWAY", "VOICES_FORBIDDEN"];

const words = (name) => name.toLowerCase().replaceAll("_", " ");
const choice = (label, values, chosen) =>
  h("select", { "aria-label": label }, values.map((value) => h("option", { value, selected: value === chosen }, words(value))));
const number = (label, value, min = 0) => h("input", { type: "number", "aria-label": label, value, min });
const labelled = (text, control) => h("label", { class: "field" }, text, " ", control);
const safely = (url) => get(url).catch(() => null);

export class Faults {
  /** @param chat the chat on the page, whose person can delete a message; null where Telegram is the real one */
  constructor(chat) {
    this.chat = chat;
  }

  async show(panel) {
    const [telegram, retell, dynopay, schedules, firings, settings] = await Promise.all(
      [TELEGRAM, RETELL, DYNOPAY, `${SCHEDULER}/schedules`, FIRINGS, DYNOPAY_SETTINGS].map(safely));
    this.panel = panel;
    render(panel, () => [
      h("div", { class: "storm" },
        h("button", { type: "button", "data-key": "storm", onclick: () => this.change(() => this.storm(telegram, retell, dynopay)) }, "Bad weather everywhere"),
        h("button", { type: "button", "data-key": "calm", onclick: () => this.change(() => this.calm(telegram, retell, dynopay, firings)) }, "Everything works again")),
      telegram && this.telegram(telegram),
      retell && this.retell(retell),
      dynopay && this.dynopay(dynopay, settings?.optionalEvents),
      schedules && this.scheduler(schedules, firings || []),
    ], ["faults", telegram, retell, dynopay, settings, firings, schedules && schedules.length]);
  }

  async change(work) {
    await act(work);
    await act(() => this.show(this.panel));
  }

  /** All that comes twice, out of order or with more in it than we know, all the time. */
  async storm(telegram, retell, dynopay) {
    if (telegram) await post(TELEGRAM, { deliverTwice: "AT_ONCE", swapNext: true, failNextSends: 3, kind: "LOST_ANSWER" });
    if (retell) {
      for (const kind of ["DUPLICATE", "REORDER", "UNKNOWN_EVENT", "EXTRA_FIELDS"]) await post(RETELL, { kind, on: "", times: -1, delayMs: 3000 });
      await post(RETELL, { kind: "CUT", on: "create-phone-call", times: 1, delayMs: 0 });
    }
    if (dynopay) await post(DYNOPAY, { faults: ["DUPLICATE", "REORDER", "NUMBERS_AS_TEXT", "META_DATA_AS_TEXT"], times: 0 });
  }

  async calm(telegram, retell, dynopay, firings) {
    if (telegram) await post(TELEGRAM, { clear: true });
    if (retell) await remove(RETELL);
    if (dynopay) {
      await post(DYNOPAY, {});
      await post(DYNOPAY_SETTINGS, { optionalEvents: false });
    }
    if (firings) await remove(FIRINGS);
  }

  telegram(now) {
    const twice = choice("Updates come", ["NEVER", "IN_TURN", "AT_ONCE"], now.twice);
    const drop = number("Updates to drop", now.toDrop);
    const delay = number("Updates to delay", now.toDelay);
    const by = number("Delay in milliseconds", now.delayMillis || 5000);
    const kind = choice("What happens to calls", SEND_KINDS, "TOO_MANY_REQUESTS");
    const sends = number("Calls to fail", 0);
    return h("fieldset", {}, h("legend", {}, "Telegram"),
      labelled("updates twice:", twice), labelled("drop the next", drop), labelled("delay the next", delay), labelled("by ms", by),
      labelled("fail the next", sends), labelled("sends with", kind),
      h("button", { type: "button", "data-key": "telegram set", onclick: () => this.change(() => post(TELEGRAM, {
        deliverTwice: twice.value, dropNext: Number(drop.value), delayNext: Number(delay.value), delayMillis: Number(by.value),
        ...(Number(sends.value) ? { failNextSends: Number(sends.value), kind: kind.value } : {}),
      })) }, "Set"),
      h("button", { type: "button", "data-key": "swap", onclick: () => this.change(() => post(TELEGRAM, { swapNext: true })) }, "Swap the next two"),
      this.chat && h("button", { type: "button", "data-key": "delete", title: "The person in the chat deletes it; the bot is not told",
        onclick: () => act(() => this.chat.deleteNewest()) }, "Delete the bot's newest message"),
      h("p", { class: "hint" }, `now: twice ${words(now.twice)}, ${now.toDrop} to drop, ${now.toDelay} to delay, ${now.swapNext ? "swap, " : ""}${now.sends.reduce((sum, one) => sum + one.times, 0)} sends to fail`));
  }

  retell(now) {
    const kind = choice("What goes wrong", RETELL_KINDS, "DUPLICATE");
    const on = h("input", { "aria-label": "Event, path or number it hits; empty for all", placeholder: "all; or call_ended" });
    const times = number("How often; -1 until cleared", 1, -1);
    const delay = number("Delay in milliseconds", 3000);
    return h("fieldset", {}, h("legend", {}, "Retell"),
      labelled("kind", kind), labelled("on", on), labelled("times", times), labelled("delay ms", delay),
      h("button", { type: "button", "data-key": "retell add", onclick: () => this.change(() => post(RETELL, {
        kind: kind.value, on: on.value.trim(), times: Number(times.value), delayMs: Number(delay.value) })) }, "Add"),
      h("p", { class: "hint" }, now.length ? `now: ${now.map((fault) => `${words(fault.kind)} ${fault.on || "all"} ×${fault.times < 0 ? "∞" : fault.times}`).join(", ")}` : "now: nothing"));
  }

  dynopay(now, tellsMore) {
    const signing = choice("Signed", SIGNING, now.signing);
    const shape = choice("Shape", SHAPES, now.shape);
    const kinds = DYNOPAY_KINDS.map((kind) => [kind, h("input", { type: "checkbox", checked: now.faults.includes(kind) })]);
    const more = h("input", { type: "checkbox", checked: tellsMore });
    const delay = number("Delay in seconds", now.delaySeconds);
    const status = number("Status that every call gets; 0 for a real answer", now.apiStatus || 0);
    const times = number("How often; 0 until told otherwise", now.times);
    return h("fieldset", {}, h("legend", {}, "DynoPay"),
      labelled("signed", signing), labelled("shape", shape), kinds.map(([kind, box]) => h("label", { class: "tick" }, box, " ", words(kind))),
      h("label", { class: "tick", title: "Letters of payments that expired or were overpaid" }, more, " optional letters"),
      labelled("delay s", delay), labelled("status", status), labelled("times", times),
      h("button", { type: "button", "data-key": "dynopay set", onclick: () => this.change(async () => {
        await post(DYNOPAY, {
          signing: signing.value, shape: shape.value, faults: kinds.filter(([, box]) => box.checked).map(([kind]) => kind),
          delaySeconds: Number(delay.value), apiStatus: Number(status.value) || null, times: Number(times.value) });
        await post(DYNOPAY_SETTINGS, { optionalEvents: more.checked });
      }) }, "Set"));
  }

  scheduler(schedules, firings) {
    const kind = choice("What happens to the next firing", ["late", "twice", "lost"], "late");
    return h("fieldset", {}, h("legend", {}, "Scheduler"),
      labelled("the next firing comes (late is by 5 min)", kind),
      h("button", { type: "button", "data-key": "scheduler", onclick: () => this.change(() => post(FIRINGS, { kind: kind.value, by: "PT5M" })) }, "Set the firing"),
      h("p", { class: "hint" }, `now: ${firings.length ? `${firings.map((one) => one.kind).join(", ")} at the next firings` : "nothing"}`),
      h("p", { class: "hint" }, `${schedules.length} schedules: ${schedules.map((one) => one.Name).join(", ")}`));
  }
}
