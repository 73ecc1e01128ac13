// Opens the search: Ctrl+K, ⌘K, / and every element that says data-zh-search. All else of the search
// is loaded when a reader first asks for it.
(function () {
  "use strict";
  const z = window.zhSearch;
  const here = new URL(document.currentScript.src);
  z.root = new URL("../../", here);
  let begun = null;

  function addProgram() {
    return new Promise(function (done, failed) {
      const script = document.createElement("script");
      script.src = new URL(z.program, here).href;
      script.addEventListener("load", done);
      script.addEventListener("error", function () {
        script.remove();
        failed(new Error(script.src));
      });
      document.head.append(script);
    });
  }

  // Resolves when the script of the search has run; after a failure it can be asked again.
  z.begin = function () {
    begun ||= addProgram().catch(function (error) {
      begun = null;
      throw error;
    });
    return begun;
  };

  async function open() {
    try {
      await z.begin();
    } catch (error) {
      location.href = new URL("search.html", z.root).href; // says what is wrong
      return;
    }
    z.dialog.open();
  }

  const page = document.getElementById("zh-search-page");
  if (page) {
    z.begin().then(
      () => z.page.show(page),
      function () {
        const said = document.createElement("p");
        const again = document.createElement("button");
        said.textContent = z.words.failed + "　";
        again.textContent = z.words.retry;
        again.addEventListener("click", () => location.reload());
        said.append(again);
        page.append(said);
      }
    );
  }

  // A theme may have keys and buttons for the search of its own; these come first.
  window.addEventListener(
    "keydown",
    function (event) {
      const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
      const command = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (event.isComposing || !((command && event.key.toLowerCase() === "k") || slash)) {
        return;
      }
      if (document.querySelector("dialog[open]:not(.zh-search-dialog)")) {
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      open();
    },
    true
  );
  window.addEventListener(
    "click",
    function (event) {
      const held = event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0;
      if (!held && event.target.closest?.("[data-zh-search], .search-button, .search-button__button")) {
        event.preventDefault();
        event.stopImmediatePropagation();
        open();
      }
    },
    true
  );
})();
