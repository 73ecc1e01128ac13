// The page of the search: search.html?q=…, an address that can be shared.
(function () {
  "use strict";
  const z = window.zhSearch;

  z.page = {
    show(place) {
      const panel = new z.Panel(20);
      const asked = new URLSearchParams(location.search);
      panel.wantedScope = asked.get("in") || "";
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
