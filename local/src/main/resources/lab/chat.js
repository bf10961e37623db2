// The chat with the bot, as the person sees it.
import { $, act, copy, get, h, post, restoreFocus, focusable, render, say } from "./lib.js";
import { richText } from "./rich.js";

const DOOR = "/sim/telegram/lab";
const SHORT_TOAST_MS = 4000;

export class Chat {
  constructor(personas) {
    this.personas = personas;
    this.personId = null;
    this.bot = null;
    this.shown = new Map();
    this.lastToast = null;
    this.asked = 0;
    this.answered = 0;
    this.ready = this.open();
    $("composer").addEventListener("submit", (event) => this.send(event));
    $("person").addEventListener("change", () => this.switchTo(Number($("person").value)));
    $("language").addEventListener("change", () => this.speak($("language").value));
    $("block").addEventListener("click", () => act(() => this.call(this.view.blocked ? "unblock" : "block")));
    $("attach").addEventListener("change", () => this.attach());
    $("commands").addEventListener("click", () => this.menu($("menu").hidden));
    $("contact-dialog").addEventListener("close", () => this.share($("contact-dialog").returnValue));
    $("chat").addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !$("menu").hidden) this.menu(false);
    });
  }

  /** Brings the people along that are not there: at first none are, nor after the lab was started anew. */
  async open() {
    const state = await get(`${DOOR}/state`);
    const there = new Set(state.persons.map((person) => person.id));
    for (const persona of this.personas) {
      if (!there.has(persona.id)) {
        const { id, firstName, languageCode, phone } = persona;
        await post(`${DOOR}/persons`, { id, firstName, languageCode, phone });
      }
    }
    this.bot = state.bots[0].username;
    const roles = new Map(this.personas.map((persona) => [persona.id, persona.role]));
    const everybody = (await get(`${DOOR}/state`)).persons;
    $("person").replaceChildren(...everybody.map((person) =>
      h("option", { value: person.id }, `${person.firstName} · ${roles.get(person.id) || "somebody"}`)));
    if (!everybody.some((person) => person.id === this.personId)) this.personId = everybody[0].id;
  }

  /** The lab is another one than it was, perhaps one that knows nobody. */
  reopen() {
    this.ready = this.open();
  }

  get url() {
    return `${DOOR}/chats/${this.bot}/${this.personId}`;
  }

  call(action, body = {}) {
    return post(`${this.url}/${action}`, body);
  }

  switchTo(id) {
    this.personId = id;
    this.shown.clear();
    this.lastToast = null;
    $("messages").replaceChildren();
    this.menu(false);
    act(() => this.refresh());
  }

  async refresh() {
    await this.ready;
    const person = this.personId;
    const asked = ++this.asked;
    const view = await get(this.url);
    // By the order of asking: a lab that was started again counts its versions from the beginning.
    if (person !== this.personId || asked < this.answered) return;
    this.answered = asked;
    this.view = view;
    $("person").value = String(view.person.id);
    $("language").value = view.person.languageCode || "en";
    $("block").textContent = view.blocked ? "Unblock the bot" : "Block";
    $("chat").classList.toggle("blocked", view.blocked);
    $("chat-text").placeholder = view.placeholder || (view.started ? "Message" : "Press Start first");
    $("typing").textContent = view.action ? "the bot is busy …" : "";
    const atEnd = this.messages(view);
    this.replyKeyboard(view);
    if (atEnd) this.toEnd();
    $("messages").dataset.version = view.version;
    $("messages").dataset.person = view.person.id;
    this.toast(view.toast);
  }

  messages(view) {
    const list = $("messages");
    const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80 || this.shown.size === 0;
    const here = new Set();
    let before = null;
    for (const message of view.messages) {
      here.add(message.messageId);
      const state = JSON.stringify(message);
      const known = this.shown.get(message.messageId);
      let node = known && known.node;
      if (!known || known.state !== state) {
        node = this.message(message);
        if (known) this.replace(known.node, node);
        else if (before) before.after(node);
        else list.prepend(node);
        this.shown.set(message.messageId, { state, node });
      }
      before = node;
    }
    for (const [id, { node }] of this.shown) {
      if (!here.has(id)) {
        node.remove();
        this.shown.delete(id);
      }
    }
    if (!view.started && !view.blocked && !list.querySelector(".start")) {
      list.append(h("li", { class: "start" }, h("button", { class: "main", onclick: () => this.start("") }, "Start")));
    } else if (view.started) {
      list.querySelector(".start")?.remove();
    }
    return atEnd;
  }

  toEnd() {
    $("messages").scrollTop = $("messages").scrollHeight;
  }

  /** An edited message keeps the focus on the same button, or gives it to its first one. */
  replace(old, node) {
    const active = document.activeElement;
    const held = old.contains(active)
      ? { key: active.dataset.key, index: focusable(old).indexOf(active) } : null;
    // A playing recording must not stop because a button next to it changed.
    const audio = old.querySelector("audio");
    const fresh = node.querySelector("audio");
    if (audio && fresh && audio.src === fresh.src) fresh.replaceWith(audio);
    old.replaceWith(node);
    if (held) restoreFocus(node, { key: null, index: held.key === "tap" ? focusable(node).findIndex((n) => n.dataset.key === "tap") : held.index });
  }

  message(message) {
    const body = [];
    if (message.file) body.push(...[this.file(message.file)].flat());
    if (message.contact) {
      body.push(h("p", { class: "contact" }, `👤 ${message.contact.firstName}`, h("br"), message.contact.phone));
    }
    if (message.html) body.push(h("div", { class: "text", dir: "auto" }, richText(message.html)));
    const when = new Date(message.sentAt).toISOString().slice(11, 16);
    body.push(h("span", { class: "when" }, `${message.edited ? "edited " : ""}${when}`));
    const rows = message.buttons.map((row) => h("div", { class: "row" }, row.map((button) => this.button(message, button))));
    return h("li", {
      class: `message ${message.fromBot ? "bot" : "own"}${message.waiting ? " waiting" : ""}`,
      "data-id": message.messageId,
      "aria-label": message.fromBot ? "The bot" : "You",
    }, h("div", { class: "bubble" }, body), rows.length ? h("div", { class: "inline" }, rows) : null);
  }

  button(message, button) {
    const mark = { URL: " ↗", WEB_APP: " ▣", COPY_TEXT: " ⧉" }[button.kind] || "";
    return h("button", {
      type: "button", "data-key": "tap", title: button.kind === "CALLBACK" ? "" : button.value,
      onclick: (event) => this.tap(event.currentTarget, message.messageId, button),
    }, button.label + mark);
  }

  async tap(node, messageId, button) {
    node.classList.add("pressed");
    // The data is what the button is; two buttons may carry the same label.
    const done = await act(() => this.call("tap", { messageId, button: button.value || button.label }));
    node.classList.remove("pressed");
    if (done?.copied) copy(done.copied);
    if (done?.opened) this.follow(done.opened);
  }

  /** As a person may, for both sides; the bot finds out when it edits. */
  async deleteNewest() {
    const newest = this.view.messages.findLast((message) => message.fromBot);
    if (!newest) throw new Error("The bot has not written anything yet");
    await this.call("delete", { messageId: newest.messageId });
  }

  follow(url) {
    const link = new RegExp(`^https://t\\.me/${this.bot}\\?start=([\\w-]+)$`).exec(url);
    if (link) this.start(link[1]);
    else window.open(url, "_blank", "noopener,noreferrer");
  }

  file(file) {
    const src = `${DOOR}/files/${encodeURIComponent(file.fileId)}`;
    switch (file.kind) {
      case "PHOTO":
        return h("img", { src, onload: () => this.toEnd(), alt: "Picture from the chat", width: file.width || null, height: file.height || null });
      case "AUDIO":
      case "VOICE":
        return h("audio", { src, controls: true, preload: "metadata", "aria-label": file.name || "Recording" });
      default:
        return [file.mimeType.startsWith("audio/") ? h("audio", { src, controls: true, preload: "metadata", "aria-label": file.name }) : null,
          h("a", { class: "document", href: src, download: file.name || "file" },
          `📄 ${file.name || "file"}`, h("small", {}, ` ${Math.ceil(file.sizeBytes / 1024)} kB`))];
    }
  }

  replyKeyboard(view) {
    render($("reply-keyboard"), () => view.replyKeyboard.map((row) =>
      h("div", { class: "row" }, row.map((key) => h("button", {
        type: "button", "data-key": key.label, disabled: key.kind === "OTHER",
        onclick: () => (key.kind === "CONTACT" ? this.askWhose() : act(() => this.call("type", { text: key.label }))),
      }, (key.kind === "CONTACT" && !key.label.startsWith("📱") ? "📱 " : "") + key.label)))), view.replyKeyboard);
  }

  askWhose() {
    $("share-own").textContent = `My own: ${this.view.person.phone || "none"}`;
    $("share-own").disabled = !this.view.person.phone;
    $("contact-dialog").returnValue = "";
    $("contact-dialog").showModal();
  }

  share(whose) {
    if (whose === "own") act(() => this.call("contact"));
    if (whose === "other") {
      const id = $("other-id").value.trim();
      act(() => this.call("contact", {
        phone: $("other-phone").value.trim(), firstName: $("other-name").value.trim() || "Somebody",
        ...(id ? { userId: Number(id) } : {}),
      }));
    }
  }

  toast(toast) {
    const first = this.lastToast === null;
    const id = toast ? toast.callbackQueryId : "";
    if (id === this.lastToast) return;
    this.lastToast = id;
    if (first || !toast || !toast.text) return;
    if (toast.alert) {
      $("alert-text").textContent = toast.text;
      $("alert-dialog").showModal();
      return;
    }
    $("toast").textContent = toast.text;
    clearTimeout(this.toastTimer);
    this.toastTimer = setTimeout(() => { $("toast").textContent = ""; }, SHORT_TOAST_MS);
  }

  start(parameter) {
    return act(() => this.call("start", { parameter }));
  }

  send(event) {
    event.preventDefault();
    const field = $("chat-text");
    const text = field.value;
    if (!text.trim()) return;
    field.value = "";
    this.menu(false);
    const start = /^\/start(?:\s+(\S+))?$/.exec(text.trim());
    act(() => (start ? this.call("start", { parameter: start[1] || "" }) : this.call("type", { text }))).then((done) => {
      if (!done) field.value = text;
    });
  }

  speak(languageCode) {
    const { id, firstName, phone } = this.view.person;
    act(async () => {
      await post(`${DOOR}/persons`, { id, firstName, languageCode, phone });
      say(`${firstName}'s Telegram speaks another language from the next message on`);
    });
  }

  async attach() {
    const [file] = $("attach").files;
    $("attach").value = "";
    if (!file) return;
    const url = await new Promise((done) => {
      const reader = new FileReader();
      reader.addEventListener("load", () => done(reader.result));
      reader.readAsDataURL(file);
    });
    act(() => this.call("file", {
      kind: "DOCUMENT", name: file.name, mimeType: file.type || "application/octet-stream", base64: url.slice(url.indexOf(",") + 1),
    }));
  }

  async menu(open) {
    const menu = $("menu");
    $("commands").setAttribute("aria-expanded", String(open));
    if (!open) {
      if (menu.contains(document.activeElement)) $("commands").focus();
      menu.hidden = true;
      return;
    }
    const { commands } = await get(`${this.url}/menu`);
    const all = commands.length ? commands : [{ command: "start", description: "" }];
    menu.replaceChildren(...all.map(({ command, description }) => h("button", {
      type: "button",
      onclick: () => {
        this.menu(false);
        if (command === "start") this.start("");
        else act(() => this.call("type", { text: `/${command}` }));
      },
    }, h("b", {}, `/${command}`), ` ${description}`)));
    menu.hidden = false;
    menu.querySelector("button").focus();
  }
}
