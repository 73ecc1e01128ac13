// The search in a dialog, over any page.
(function () {
  "use strict";
  const z = window.zhSearch;
  const make = z.make;
  let dialog = null;
  let panel = null;

  function build() {
    panel = new z.Panel(10);
    const close = make("button", { type: "button", class: "zh-search-close", "aria-label": z.words.close, text: "×" });
    const all = make("a", { class: "zh-search-all", href: new URL("search.html", z.root).href, text: z.words.all_results });
    const keys = make("span", { class: "zh-search-keys", text: z.words.keys });
    const foot = make("p", { class: "zh-search-foot" }, [keys, all]);
    panel.element.querySelector(".zh-search-line").append(close);
    dialog = make("dialog", { class: "zh-search-dialog", "aria-label": z.words.search }, [panel.element, foot]);
    panel.onquery = function (words) {
      const address = new URL("search.html", z.root);
      address.search = words ? "?" + new URLSearchParams({ q: words }) : "";
      all.href = address.href;
    };
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", function (event) {
      // The backdrop, and a result on this very page.
      const link = event.target.closest("a[href]");
      if (event.target === dialog || (link && link.pathname === location.pathname)) {
        dialog.close();
      }
    });
    document.body.append(dialog);
  }

  z.dialog = {
    open() {
      if (z.page.panel) {
        z.page.panel.field.focus();
        z.page.panel.field.select();
        return;
      }
      if (!dialog) {
        build();
      }
      if (!dialog.open) {
        dialog.showModal();
      }
      panel.field.focus();
      panel.field.select();
    },
  };
})();
