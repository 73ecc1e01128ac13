// What must be known before the page is drawn: day or night, and how items are shown.
// It blocks, and is small: a later one would let the page flash.
(function () {
  "use strict";
  const root = document.documentElement;

  function stored(key) {
    try {
      return localStorage.getItem(key);
    } catch (error) {
      return null; // storage can be forbidden; the page then starts as it is
    }
  }

  // The theme's icons would put a style sheet into the page, which its policy forbids; what they
  // need of it stands in css/icons.css.
  window.FontAwesomeConfig = { autoAddCss: false };

  const mode = stored("mode") || "auto";
  const night = mode === "auto" ? matchMedia("(prefers-color-scheme: dark)").matches : mode === "dark";
  root.dataset.mode = mode;
  root.dataset.theme = night ? "dark" : "light";
  root.classList.add("has-script");
  if (stored("zhbook-items") === "lines") {
    root.dataset.items = "lines";
  }
})();
