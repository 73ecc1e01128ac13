// Files of _search/, each loaded with a script tag when it is first asked for: a page that is opened
// from the disk may load nothing else. A file that did not come can be asked for again.
(function () {
  "use strict";
  const z = window.zhSearch;
  const asked = new Map();
  const come = new Map();
  let started = null; // the promise of what start.js says
  let said = null;

  function fetchScript(name, fresh) {
    return new Promise(function (done, failed) {
      const script = document.createElement("script");
      script.src = new URL("_search/" + name + ".js" + (fresh ? "?" + Date.now() : ""), z.root).href;
      const end = function (event) {
        script.remove();
        // A server may answer with a page where there is no such file.
        const there = event.type === "load" && (name === "start" ? said : come.has(name));
        return there ? done() : failed(new Error(name));
      };
      script.addEventListener("load", end);
      script.addEventListener("error", end);
      document.head.append(script);
    });
  }

  // Called by the files themselves.
  z.put = (name, content) => come.set(name, content);
  z.start = (signature, content) => (said = { signature, ...content });

  async function load(name) {
    if (!come.has(name)) {
      if (!asked.has(name)) {
        asked.set(name, fetchScript(name, false).finally(() => asked.delete(name)));
      }
      await asked.get(name);
    }
    return come.get(name);
  }

  function begin(fresh) {
    started ||= fetchScript("start", fresh).then(
      () => said,
      function (error) {
        started = null;
        throw error;
      }
    );
    return started;
  }

  // When a file is missing, the site may have been published anew since start.js was loaded: then
  // what it says now is another thing. True if it is.
  async function renew() {
    const before = said?.signature;
    started = null;
    await begin(true);
    return said.signature !== before;
  }

  z.files = { load, begin, renew };
})();
