// Data of the book's own, loaded with a script tag when it is first asked for: a page that is
// opened from the disk may load nothing else. See zhbook/sphinx/places/excerpts.py.
(function () {
  "use strict";
  const asked = new Map();
  const root = new URL(document.documentElement.dataset.content_root || "./", location.href);

  // Resolves when the script has run, and also when there is no such file.
  function load(name) {
    if (!asked.has(name)) {
      asked.set(
        name,
        new Promise(function (done) {
          const script = document.createElement("script");
          script.src = new URL("_excerpts/" + name + ".js", root).href;
          script.addEventListener("load", done);
          script.addEventListener("error", done);
          document.head.append(script);
        })
      );
    }
    return asked.get(name);
  }

  // The page of the book that an address names: fagui/fa for …/fagui/fa.html#art-2, or nothing.
  function pageOf(address) {
    const url = new URL(address, location.href);
    const inside = url.protocol === root.protocol && url.host === root.host;
    const path = url.pathname.replace(/\/$/, "/index.html");
    if (!inside || !path.startsWith(root.pathname) || !path.endsWith(".html")) {
      return "";
    }
    return decodeURIComponent(path.slice(root.pathname.length, -".html".length));
  }

  async function titles() {
    await load("titles");
    return window.zhbookTitles?.all || [];
  }

  // Only texts, and the list of what they cite, have places that can be shown.
  async function excerpts(page) {
    if (!/^cited(_[a-z0-9])?$/.test(page) && !(await titles()).some(([text]) => text === page)) {
      return undefined;
    }
    await load(page.split("/").map(encodeURIComponent).join("/"));
    return window.zhbookExcerpts?.[page];
  }

  window.zhbookShards = {
    root,
    pageOf,
    here: pageOf(location.href.split("#")[0]),
    excerpts,
    titles,
  };
})();
