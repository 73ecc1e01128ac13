// 分项显示: the reader's switch, remembered from page to page where the browser allows it.
(function () {
  "use strict";
  const root = document.documentElement;
  const button = document.querySelector(".items-switch");
  if (!button) {
    return;
  }

  function show() {
    button.setAttribute("aria-pressed", String(root.dataset.items === "lines"));
  }

  button.addEventListener("click", function () {
    if (root.dataset.items === "lines") {
      delete root.dataset.items;
    } else {
      root.dataset.items = "lines";
    }
    show();
    try {
      localStorage.setItem("zhbook-items", root.dataset.items || "text");
    } catch (error) {
      // It then holds for this page.
    }
  });
  show();
})();
