// The page of the search: search.html?q=…, an address that can be shared.
(function () {
  "use strict";
  const z = window.zhSearch;

  z.page = {
    panel: null, // of this page, where it is the page of the search
    show(place) {
      const panel = new z.Panel(20);
      this.panel = panel;
      const asked = new URLSearchParams(location.search);
      panel.onquery = function (words) {
        const address = new URL(location.href);
        address.search = words ? "?" + new URLSearchParams({ q: words }) : "";
        try {
          history.replaceState(null, "", address.href);
        } catch (error) {
          // Some browsers forbid it for pages from the disk; the search itself goes on.
        }
      };
      place.append(panel.element);
      if (asked.get("q")) {
        panel.ask(asked.get("q"));
      }
      panel.field.focus();
    },
  };
})();
