// Leads on from the earlier name of a page to the present one, with the query and the fragment.
(function () {
  "use strict";
  const to = new URL(document.currentScript.dataset.to, location.href);
  to.search = location.search;
  to.hash ||= location.hash;
  location.replace(to);
})();
