// A button in the margin of each block that has an id. It copies where the block stands: in
// words, as GB/T 7714 cites a part of a work read online, and as a link.
(function () {
  "use strict";
  const said = document.getElementById("cite-said");
  const template = document.getElementById("cite-menu");
  if (!said || !template || !("IntersectionObserver" in window)) {
    return;
  }
  let open = null; // the menu that is shown and the button it belongs to
  let silence = 0;

  function meta(selector) {
    return document.querySelector(selector)?.content || "";
  }

  // A heading bears no id: its section does.
  function idOf(block) {
    return block.matches("p") ? block.id : block.closest("section[id]").id;
  }

  function address(block) {
    const canonical = document.querySelector('link[rel="canonical"]');
    const published = location.protocol === "file:" && canonical;
    const page = published ? canonical.href : location.href.split(/[?#]/)[0];
    const sum = window.zhbookChecksum(block); // see verify.js
    return page + (sum && "?cited=" + sum) + "#" + idOf(block);
  }

  function today() {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    return now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
  }

  function forms(block) {
    const title = meta('meta[property="og:title"]');
    const book = meta('meta[property="og:site_name"]');
    const editor = meta('meta[name="author"]');
    const link = address(block);
    const host = (editor ? editor + ". " : "") + book;
    const author = meta('meta[name="DC.creator"]');
    const date = meta('meta[name="DC.date"]');
    // GB/T 7714-2015, 8.5: who is responsible, the title, the host, when it was made and when read.
    const made = date ? "(" + date + ")" : "";
    const by = author ? author.replaceAll("、", ", ") + ". " : "";
    return {
      place: said.dataset.title + window.zhbookLocation(block),
      standard: by + title + "[EB/OL]//" + host + ". " + made + "[" + today() + "]. " + link,
      link: link,
    };
  }

  function say(words) {
    said.textContent = words;
    clearTimeout(silence);
    silence = setTimeout(() => (said.textContent = ""), 2500);
  }

  // Pages opened from a disk, and old browsers, have no clipboard to write to.
  function copyBySelection(text) {
    const field = document.createElement("textarea");
    field.value = text;
    field.style.position = "fixed";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch (error) {
      return copyBySelection(text);
    }
  }

  function close(back) {
    if (!open) {
      return;
    }
    open.menu.remove();
    open.button.setAttribute("aria-expanded", "false");
    if (back) {
      open.button.focus();
    }
    open = null;
  }

  function show(button, block) {
    close(false);
    const menu = template.content.firstElementChild.cloneNode(true);
    const texts = forms(block);
    for (const entry of menu.querySelectorAll("[data-form]")) {
      const text = texts[entry.dataset.form];
      entry.querySelector("span").textContent = text;
      entry.addEventListener("click", async function () {
        const done = await copy(text);
        close(true);
        say(done ? said.dataset.copied : said.dataset.failed);
      });
    }
    document.body.append(menu);
    const box = button.getBoundingClientRect();
    const wide = document.documentElement.clientWidth - menu.offsetWidth - 16;
    menu.style.left = Math.max(16, Math.min(box.left, wide)) + scrollX + "px";
    menu.style.top = box.bottom + scrollY + 4 + "px";
    button.setAttribute("aria-expanded", "true");
    open = { menu, button };
    menu.querySelector("button").focus();
  }

  function moveInMenu(event) {
    const entries = [...open.menu.querySelectorAll("button")];
    const here = entries.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      entries[(here + step + entries.length) % entries.length].focus();
    }
  }

  function addButton(block) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "cite-button";
    button.title = said.dataset.cite;
    button.setAttribute("aria-label", said.dataset.cite);
    button.setAttribute("aria-haspopup", "menu");
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", function (event) {
      event.stopPropagation();
      if (open && open.button === button) {
        close(true);
      } else {
        show(button, block);
      }
    });
    block.classList.add("cite-block");
    block.append(button);
  }

  // A finger has no hover: a tap on a block shows its button.
  function pick(event) {
    const block = event.target.closest(".cite-block");
    document.querySelectorAll(".cite-picked").forEach((other) => {
      other.classList.toggle("cite-picked", other === block);
    });
    if (block && !event.target.closest("a") && getSelection().isCollapsed) {
      block.classList.add("cite-picked");
    }
  }

  // A long statute has thousands of blocks: buttons come as the reader does.
  const near = new IntersectionObserver(
    function (entries) {
      for (const entry of entries) {
        if (entry.isIntersecting) {
          near.unobserve(entry.target);
          addButton(entry.target);
        }
      }
    },
    { rootMargin: "50%" }
  );
  document
    .querySelectorAll(
      ".bd-article p[id], .bd-article section[id] > :is(h1, h2, h3, h4, h5, h6)"
    )
    .forEach((block) => near.observe(block));

  document.addEventListener("click", function (event) {
    if (open && !open.menu.contains(event.target)) {
      close(false);
    }
    pick(event);
  });
  document.addEventListener("keydown", function (event) {
    if (!open) {
      return;
    }
    if (event.key === "Escape") {
      close(true);
    } else {
      moveInMenu(event);
    }
  });
})();
