// Telegram's formatted text. The server sends HTML of its own tags only; nothing else gets into the page even so.
import { copy, h, pressable } from "./lib.js";

const TAGS = new Set(["B", "STRONG", "I", "EM", "U", "INS", "S", "STRIKE", "DEL", "CODE", "PRE", "BLOCKQUOTE", "BR", "SPAN", "A"]);
const LINK = /^(https?|tg|tel|mailto):/i;

export function richText(html) {
  return children(new DOMParser().parseFromString(html, "text/html").body);
}

function children(parent) {
  return [...parent.childNodes].flatMap(clean);
}

function clean(node) {
  if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.data)];
  if (node.nodeType !== Node.ELEMENT_NODE) return [];
  if (!TAGS.has(node.tagName)) return children(node);
  switch (node.tagName) {
    case "A": {
      const href = node.getAttribute("href") || "";
      return LINK.test(href)
        ? [h("a", { href, target: "_blank", rel: "noopener noreferrer" }, children(node))] : children(node);
    }
    case "CODE":
    case "PRE": {
      const text = node.textContent;
      return [h(node.tagName.toLowerCase(), pressable("Copy", () => copy(text)), children(node))];
    }
    case "SPAN":
      return [node.className === "tg-spoiler"
        ? h("span", { class: "spoiler", ...pressable("Show", (event) => event.currentTarget.classList.add("open")) }, children(node))
        : h("span", {}, children(node))];
    default:
      return [h(node.tagName.toLowerCase(), {}, children(node))];
  }
}
