// The editors' desk: from doubt to doubt with the keyboard, and a row for book.toml on the
// clipboard. Nothing is loaded from elsewhere, so the pages work from the disk.
(function () {
  "use strict";
  const LEVELLED = ["heading", "run-in", "item"];
  const said = document.getElementById("said");
  const keys = document.getElementById("keys");
  const change = document.getElementById("change");
  const root = new URL(document.querySelector('link[rel="stylesheet"]').getAttribute("href"), location.href);
  let silence = 0;

  const byId = (id) => document.getElementById(id);
  const seen = (element) => element.getClientRects().length > 0;
  const places = () => [...document.querySelectorAll(".place")].filter(seen);
  const doubts = () => [...document.querySelectorAll(".place.doubtful")];

  function say(words) {
    said.textContent = words;
    clearTimeout(silence);
    silence = setTimeout(() => (said.textContent = ""), 6000);
  }

  // A basic string of TOML: JSON's escapes are TOML's, but DEL must be escaped as well.
  const quoted = (text) => JSON.stringify(text).replace(/\x7f/g, "\\u007f");

  function override(place, as, level) {
    const words = as === "run-in" ? place.dataset.runIn : place.dataset.quote;
    const lines = [
      "[[texts." + quoted(document.body.dataset.path) + ".override]]",
      "line = " + place.dataset.line,
      "words = " + quoted(words),
      "as = " + quoted(as),
    ];
    if (LEVELLED.includes(as)) {
      lines.push("level = " + level);
    }
    return lines.join("\n") + "\n";
  }

  // The words that are selected in a row, else those that name it.
  function chosen(place) {
    const selection = getSelection();
    const raw = place.closest(".row").querySelector(".raw");
    if (!selection.isCollapsed && raw.contains(selection.anchorNode) && raw.contains(selection.focusNode)) {
      return selection.toString().trim();
    }
    return place.dataset.quote;
  }

  function selectedPlace() {
    const selection = getSelection();
    const within = selection.isCollapsed ? null : selection.anchorNode?.parentElement;
    return within?.closest(".row > .raw")?.parentElement;
  }

  // How often a line of the seed has some words, overlapping ones as well.
  function timesOn(line, words) {
    let times = 0;
    for (const row of document.querySelectorAll('.row[data-line="' + line + '"] > .raw')) {
      for (let at = row.textContent.indexOf(words); at >= 0; times += 1) {
        at = row.textContent.indexOf(words, at + 1);
      }
    }
    return times;
  }

  function copyNote(place) {
    const words = place?.matches(".row, .row *") && chosen(place);
    if (!words) {
      say("请先选中要注的字");
    } else if (timesOn(place.dataset.line, words) !== 1) {
      say("这一行里不止一处“" + words + "”，请多选几个字");
    } else {
      copy([
        "[[texts." + quoted(document.body.dataset.path) + ".note]]",
        "line = " + place.dataset.line,
        "words = " + quoted(words),
        "text = " + quoted("原文如此。"),
      ].join("\n") + "\n");
    }
  }

  function copyBySelection(text, within) {
    const field = document.createElement("textarea");
    field.value = text;
    within.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }

  async function copy(text, within) {
    let done = true;
    try {
      await navigator.clipboard.writeText(text);
    } catch (error) {
      done = copyBySelection(text, within || document.body);
    }
    say((done ? "已复制：\n" : "没有复制成，请自己选取：\n") + text);
  }

  // -- one place

  const current = () => document.activeElement?.closest(".place");

  function go(place) {
    if (place) {
      place.focus({ preventScroll: true });
      place.scrollIntoView({ block: "nearest" });
      count();
    }
  }

  function count() {
    const all = doubts();
    const at = all.indexOf(current()) + 1;
    const unit = document.body.classList.contains("script") ? "个词" : "处存疑";
    if (byId("count")) {
      byId("count").textContent = (at ? at + "／" : "") + all.length + " " + unit;
    }
  }

  // The first place of a row behind the present one, or before it.
  function step(row, forward) {
    const here = current() || document.querySelector(".place:target");
    if (!here) {
      return forward ? row[0] : row[row.length - 1];
    }
    const follows = forward ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
    const rest = row.filter(
      (place) => place !== here && here.compareDocumentPosition(place) & follows
    );
    return forward ? rest[0] : rest[rest.length - 1];
  }

  function toDoubt(forward) {
    const next = step(doubts(), forward);
    if (next) {
      go(next);
    } else {
      toText(forward);
    }
  }

  // The texts that have doubts, in the order of the summary: a file of its own, for it is long.
  function toText(forward) {
    const slug = document.body.dataset.slug;
    if (!slug || !document.body.dataset.path) {
      return;
    }
    const script = document.createElement("script");
    script.src = new URL("order.js", root).href;
    script.addEventListener("load", function () {
      const order = window.zhbookOrder;
      const at = order.indexOf(slug);
      const other = order[forward ? at + 1 : at - 1];
      if (other && (forward || at > 0)) {
        location.href = new URL("texts/" + other + ".html#" + (forward ? "first" : "last"), root).href;
      } else {
        say(forward ? "没有下一处了" : "没有上一处了");
      }
    });
    document.head.append(script);
  }

  // -- the other script: a word is right as it is read, or is to be read in another way

  function confirmed(place) {
    return "[[confirmed]]\nwords = " + quoted(place.dataset.words) + "\nreading = " +
      quoted(place.dataset.reading) + "\n";
  }

  function others(place) {
    const group = place.closest(".group");
    // There are no such rows where the Simplified page is the copy, and a row for a character
    // alone would change it everywhere: each of its places has its own.
    const everywhere = group === place && [...place.dataset.words].length === 1;
    if (!group || everywhere || "copy" in group.dataset || !group.dataset.others) {
      return [];
    }
    return group.dataset.others.split(" ");
  }

  function replaced(place, other) {
    const at = Number(place.dataset.at || 0);
    const now = [...place.dataset.reading];
    const to = now.slice(0, at).join("") + other + now.slice(at + [...other].length).join("");
    return [
      "[[traditional.override]]",
      "from = " + quoted(place.dataset.words),
      "to = " + quoted(to),
      "reason = " + quoted("“" + place.dataset.words + "”作“" + to + "”"),
    ].join("\n") + "\n";
  }

  function copyOther(place, number) {
    const other = place?.dataset.words && others(place)[number];
    if (other) {
      copy(replaced(place, other));
    }
  }

  function copyAsIs(place) {
    if (place?.dataset.words) {
      copy(confirmed(place));
    } else if (place?.dataset.quote && place.dataset.as) {
      copy(override(place, place.dataset.as, place.dataset.level));
    } else if (place) {
      say("这一处没有可照抄的判定，请按 e 改判");
    }
  }

  // -- the choice of what a place should be

  function show() {
    const as = byId("as").value;
    byId("level-of").hidden = !LEVELLED.includes(as);
    byId("toml").textContent = override(change.place, as, byId("level").value);
  }

  function choose(place) {
    if (!change || !place || !place.dataset.quote) {
      return;
    }
    change.place = place;
    change.querySelector(".raw").textContent = (
      place.querySelector(".raw") || place.querySelector("span")
    ).textContent;
    for (const option of byId("as").options) {
      const inside = "inside" in place.dataset && !["item", "paragraph"].includes(option.value);
      option.disabled = inside || (option.value === "run-in" && !place.dataset.runIn);
    }
    const level = Number(place.dataset.level);
    byId("as").value = place.dataset.as || "paragraph";
    byId("level").value = String(level > 0 ? level : 1);
    show();
    change.showModal();
  }

  if (change) {
    byId("as").addEventListener("change", show);
    byId("level").addEventListener("change", show);
    byId("take").addEventListener("click", function () {
      const text = byId("toml").textContent;
      const back = change.place;
      copy(text, change).then(() => {
        change.close();
        go(back);
      });
    });
  }

  function onlyDoubts() {
    const on = document.body.classList.toggle("only");
    byId("only")?.setAttribute("aria-pressed", String(on));
    go(current() && seen(current()) ? current() : undefined);
  }

  const actions = {
    n: () => toDoubt(true),
    p: () => toDoubt(false),
    j: () => go(step(places(), true)),
    k: () => go(step(places(), false)),
    c: () => copyAsIs(current()),
    e: () => choose(current()),
    m: () => copyNote(selectedPlace() || current()),
    f: onlyDoubts,
    o: function () {
      const group = current()?.closest(".group")?.querySelector("details");
      if (group) {
        group.open = !group.open;
      }
    },
    1: () => copyOther(current(), 0),
    2: () => copyOther(current(), 1),
    3: () => copyOther(current(), 2),
    u: () => "slug" in document.body.dataset && (location.href = new URL("index.html", root).href),
    "/": () => byId("find")?.focus(),
    "?": () => keys.showModal(),
  };

  document.addEventListener("keydown", function (event) {
    const typing = event.target.closest("input, select, textarea, dialog");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) {
      return;
    }
    const action = actions[event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  });

  // The button for a note leaves the selection as it is.
  document.addEventListener("mousedown", function (event) {
    if (event.target.closest(".annotate")) {
      event.preventDefault();
    }
  });

  document.addEventListener("click", function (event) {
    const button = event.target.closest("button");
    const place = button?.closest(".place");
    if (button?.dataset.key) {
      actions[button.dataset.key]();
    } else if (place && button.classList.contains("copy")) {
      go(place);
      copyAsIs(place);
    } else if (place && button.classList.contains("other")) {
      go(place);
      copyOther(place, Number(button.dataset.number));
    } else if (place && button.classList.contains("annotate")) {
      copyNote(place);
      place.focus({ preventScroll: true });
    } else if (place && button.classList.contains("change")) {
      go(place);
      choose(place);
    } else if (!button && !event.target.closest("a") && getSelection().isCollapsed) {
      event.target.closest(".place")?.focus({ preventScroll: true });
      count();
    }
  });

  const find = byId("find");
  find?.addEventListener("input", function () {
    const words = find.value.trim().toLowerCase();
    for (const row of document.querySelectorAll("tbody tr, .group")) {
      row.hidden = !row.textContent.toLowerCase().includes(words);
    }
  });

  // The buttons of the places: thousands of them would make the pages twice as long.
  function button(kind, words, title) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = kind;
    made.textContent = words;
    made.title = title;
    return made;
  }

  function buttonsOf(place) {
    const row = document.createElement("span");
    row.className = "do";
    if (place.dataset.words) {
      row.append(button("copy", "无误", "复制一节，贴进 confirmed.toml（c）"));
      others(place).forEach(function (other, number) {
        const made = button("other", "改作" + other, "复制一节，贴进 book.toml（" + (number + 1) + "）");
        made.dataset.number = number;
        row.append(made);
      });
    } else if (place.dataset.quote) {
      if (place.dataset.as) {
        row.append(button("copy", "照此", "复制一节判定，就是现在所判的（c）"));
      }
      row.append(button("change", "改判", "改判为别的，再复制（e）"));
      if (!("inside" in place.dataset)) {
        row.append(button("annotate", "加注", "复制一节编者注，注在选中的字之后（m）"));
      }
    } else {
      row.textContent = "无法指明";
      row.title = "这一行里另有一处以同样的字开头";
    }
    return row;
  }

  for (const place of document.querySelectorAll(".place")) {
    (place.querySelector(":scope > .verdict > .what, :scope > .what") || place).append(buttonsOf(place));
  }

  // From another text: its first doubt, or its last.
  const first = location.hash === "#first";
  if (first || location.hash === "#last") {
    const all = doubts();
    go(first ? all[0] : all[all.length - 1]);
  } else if (location.hash) {
    go(document.querySelector(".place:target"));
  }
  addEventListener("hashchange", () => go(document.querySelector(".place:target")));
})();
