// The payer: pays what the bot asked for, in every way somebody might.
import { $, act, copy, get, h, post, pressable, render, time } from "./lib.js";

const DOOR = "/sim/dynopay/lab";
const OPEN = ["WAITING", "PENDING"];

/** Label, the simulator's action, its body, and when it makes sense. */
const WAYS = [
  ["Pay exactly", "pay", {}, (p) => p.state === "WAITING"],
  ["Too little (half)", "pay", { fraction: "0.5" }, (p) => p.state === "WAITING"],
  ["1 % short", "pay", { fraction: "0.99" }, (p) => p.state === "WAITING"],
  ["Too much (+20 %)", "pay", { fraction: "1.2" }, (p) => p.state === "WAITING"],
  ["Five times", "pay", { fraction: "5" }, (p) => p.state === "WAITING"],
  ["Only seen", "pending-only", {}, (p) => p.state === "WAITING"],
  ["Confirmed before seen", "confirm-before-pending", {}, (p) => p.state === "WAITING"],
  ["Expire", "expire", {}, (p) => p.state === "WAITING"],
  ["Late", "pay-late", {}, (p) => p.state === "WAITING" || p.state === "EXPIRED"],
  ["Confirm", "confirm", {}, (p) => p.state === "PENDING"],
  ["Pay again", "pay-again", {}, (p) => p.transfers.length > 0],
  ["Settle", "settle", {}, (p) => p.transfers.length > 0 && p.state !== "SETTLED"],
  ["Settling fails", "settlement-failed", {}, (p) => p.state === "CONFIRMED"],
  ["… and recovers", "settlement-failed-then-recovered", {}, (p) => p.state === "CONFIRMED"],
  ["Gone again", "take-back", {}, (p) => ["CONFIRMED", "SETTLED"].includes(p.state)],
  ["Sent back", "refund", {}, (p) => ["CONFIRMED", "SETTLED"].includes(p.state)],
  ["Being forwarded", "process", {}, (p) => p.state === "CONFIRMED"],
  ["The server lies: says paid", "lie", {}, (p) => p.state !== "SETTLED"],
  ["Forged: says paid", "forge", {}, () => true],
];

export class Cashier {
  constructor() {
    this.opened = new Set();
    $("profile").replaceChildren(
      h("option", { value: "autumn-2026" }, "autumn 2026"), h("option", { value: "may-2026" }, "May 2026"));
    $("profile").addEventListener("change", () => act(() => post(`${DOOR}/settings`, { profile: $("profile").value })));
  }

  async refresh() {
    const [{ payments }, settings] = await Promise.all([get(`${DOOR}/payments`), get(`${DOOR}/settings`)]);
    $("profile").value = settings.profile;
    const newest = payments.toReversed();
    const waiting = newest.filter((payment) => OPEN.includes(payment.state));
    document.body.classList.toggle("to-pay", waiting.length > 0);
    render($("payments"), () => (newest.length ? newest.map((payment, place) => this.card(payment, place === 0))
      : [h("p", { class: "empty" }, "Nothing to pay. A top-up in the chat shows here.")]), newest);
  }

  card(payment, isNewest) {
    const open = isNewest || this.opened.has(payment.id);
    const exact = payment.coin.replace(/^USDT-/, "USDT ");
    return h("details", {
      class: "payment", "data-id": payment.id, open,
      ontoggle: (event) => (event.currentTarget.open ? this.opened.add(payment.id) : this.opened.delete(payment.id)),
    },
    h("summary", {}, h("b", {}, `${payment.expected} ${exact}`), ` for $${payment.baseAmount} `,
      h("span", { class: `badge ${payment.state.toLowerCase()}` }, payment.state.toLowerCase())),
    h("p", { class: "address" }, h("code", pressable("Copy", () => copy(payment.address)), payment.address),
      payment.destinationTag ? ` tag ${payment.destinationTag}` : ""),
    h("p", { class: "hint" }, `rate until ${time(payment.windowEndsAt)} · received ${payment.received}`),
    payment.transfers.map((transfer) => h("p", { class: "hint" }, `↳ ${transfer.amount} at ${time(transfer.at)}, ${transfer.txId.slice(0, 14)}…`)),
    h("div", { class: "ways" },
      WAYS.filter(([, , , fits]) => fits(payment)).map(([label, action, body], place) => h("button", {
        type: "button", class: place === 0 && payment.state === "WAITING" ? "main" : "", "data-key": `${payment.id} ${label}`,
        onclick: () => act(() => post(`${DOOR}/payments/${payment.id}/${action}`, body)),
      }, label)),
      this.own(payment)));
  }

  own(payment) {
    const amount = h("input", { "aria-label": `Any amount in ${payment.coin}`, placeholder: payment.coin, inputmode: "decimal", "data-key": `${payment.id} any` });
    return h("form", {
      class: "any", autocomplete: "off",
      onsubmit: (event) => {
        event.preventDefault();
        const action = payment.transfers.length ? "pay-again" : "pay";
        act(() => post(`${DOOR}/payments/${payment.id}/${action}`, { crypto: amount.value.trim() }));
      },
    }, amount, h("button", { type: "submit" }, "Pay"));
  }
}
