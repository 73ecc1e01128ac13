// The field, what it finds, and how one moves among it: the same in the dialog and on the page.
(function () {
  "use strict";
  const z = window.zhSearch;
  const make = z.make;
  const REST = 120; // milliseconds after a keystroke

  z.Panel = class {
    // `step`: how many texts are shown at a time.
    constructor(step) {
      this.step = step;
      this.turn = 0;
      this.field = make("input", {
        ...{ type: "search", class: "zh-search-field", role: "combobox", autocomplete: "off" },
        ...{ spellcheck: "false", enterkeyhint: "search", "aria-autocomplete": "list" },
        ...{ "aria-expanded": "false", "aria-controls": "zh-search-list" },
        ...{ "aria-label": z.words.search, placeholder: z.words.hint, name: "q" },
      });
      this.scopes = make("select", { class: "zh-search-scope", "aria-label": z.words.scope });
      this.scopes.append(make("option", { value: "", text: z.words.all }));
      this.said = make("p", { class: "zh-search-said", role: "status" });
      this.retry = make("button", { type: "button", class: "zh-search-retry", text: z.words.retry });
      this.retry.hidden = true;
      this.suggestions = make("div", { class: "zh-search-suggestions", role: "group", "aria-label": z.words.suggestions });
      this.results = make("div", { class: "zh-search-results" });
      this.list = make("div", { id: "zh-search-list", class: "zh-search-list", role: "listbox", "aria-label": z.words.results }, [this.suggestions, this.results]);
      this.more = make("button", { type: "button", class: "zh-search-more", text: z.words.more });
      this.more.hidden = true;
      this.element = make("div", { class: "zh-search-panel" }, [
        make("div", { class: "zh-search-line" }, [this.field, this.scopes]),
        make("div", { class: "zh-search-status" }, [this.said, this.retry]),
        this.list,
        this.more,
      ]);
      this.listen();
      this.fillScopes();
    }

    listen() {
      this.field.addEventListener("input", (event) => event.isComposing || this.later());
      this.field.addEventListener("compositionend", () => this.later());
      this.field.addEventListener("keydown", (event) => this.key(event));
      this.scopes.addEventListener("change", () => this.run());
      this.retry.addEventListener("click", () => this.again());
      this.more.addEventListener("click", () => this.showMore());
      this.list.addEventListener("click", (event) => {
        const words = event.target.closest("button.zh-search-suggestion");
        if (words) {
          this.ask(words.textContent);
          this.field.focus();
        }
      });
    }

    // The parts of the book, and the text that is open.
    async fillScopes() {
      try {
        const start = await z.files.begin();
        const here = await z.numberOf(location.href, start);
        const options = [];
        if (here >= 0) {
          options.push([z.words.here, here, here + 1]);
        }
        for (const [title, first, end, depth] of start.parts) {
          options.push(["　".repeat(depth) + title, first, end]);
        }
        for (const [title, first, end] of options) {
          this.scopes.append(make("option", { value: first + "-" + end, text: title }));
        }
        this.scopes.hidden = options.length === 0;
      } catch (error) {
        // The first search will say it.
      }
    }

    get scope() {
      const [first, end] = this.scopes.value.split("-").map(Number);
      return this.scopes.value ? { first, end } : null;
    }

    ask(words) {
      this.field.value = words;
      return this.run();
    }

    later() {
      clearTimeout(this.timer);
      this.turn += 1; // what is on its way answers other words
      this.element.dataset.state = "typing";
      this.timer = setTimeout(() => this.run(), REST);
    }

    say(words, state) {
      this.said.textContent = words;
      this.element.dataset.state = state;
    }

    clear() {
      this.suggestions.replaceChildren();
      this.results.replaceChildren();
      this.more.hidden = true;
      this.retry.hidden = true;
      this.field.setAttribute("aria-expanded", "false");
      this.choose(null);
    }

    async run(isRenewed = false) {
      clearTimeout(this.timer);
      const turn = (this.turn += 1);
      const words = this.field.value.trim();
      this.onquery?.(words);
      if (!words) {
        this.clear();
        this.say("", "idle");
        return;
      }
      this.say(z.words.searching, "searching");
      const search = new z.Search(words, this.scope);
      try {
        await search.begin();
        const [matches, suggestions] = await Promise.all([
          this.firstOf(search),
          z.suggest(words, search.start).catch(() => []),
        ]);
        // A file that is missing may be the old name of one that was published anew.
        if (search.failed && !isRenewed && (await this.renewed())) {
          return turn === this.turn ? this.run(true) : undefined;
        }
        if (turn === this.turn) {
          this.show(search, matches, suggestions);
        }
      } catch (error) {
        if (turn !== this.turn) {
          return;
        }
        if (!isRenewed && (await this.renewed())) {
          return this.run(true);
        }
        this.clear();
        this.fail();
      }
    }

    // What has the words with other punctuation is shown where nothing else has them.
    async firstOf(search) {
      const matches = await search.next(this.step);
      if (matches.length || !search.canLoosen) {
        return matches;
      }
      search.loosen();
      return search.next(this.step);
    }

    async renewed() {
      try {
        return await z.files.renew();
      } catch (error) {
        return false;
      }
    }

    again() {
      this.retry.hidden = true;
      return this.run();
    }

    fail() {
      this.say(z.words.failed, "failed");
      this.retry.hidden = false;
    }

    show(search, matches, suggestions) {
      this.clear();
      this.search = search;
      this.suggestions.append(...suggestions.map(z.showSuggestion));
      this.append(matches);
    }

    append(matches) {
      const readOn = (match) => this.search.read(match).catch(() => this.fail());
      const shown = (option) => this.choose(option);
      this.results.append(...matches.map((match) => z.showMatch(match, readOn, shown)));
      this.more.hidden = this.search.isComplete && !this.search.canLoosen;
      this.more.textContent = this.search.canLoosen ? z.words.loosen : z.words.more;
      this.field.setAttribute("aria-expanded", String(this.options.length > 0));
      this.tell();
    }

    tell() {
      const { parsed, found, isComplete, total } = this.search;
      const number = total === null || isComplete ? found.size : total;
      const open = !isComplete && total === null;
      let words = (open ? z.words.found_more : z.words.found).replace("{texts}", number);
      if (!parsed.terms.length) {
        words = z.words.nothing;
      } else if (!found.size) {
        words = z.words.none.replace("{query}", this.search.words.slice(0, 40));
      }
      if (parsed.cut) {
        words += "（" + z.words.cut.replace("{length}", z.longestQuery) + "）";
      }
      this.say(words, "done");
      if (this.search.failed) {
        this.fail();
      }
    }

    async showMore() {
      const turn = this.turn;
      this.more.hidden = true;
      if (this.search.canLoosen) {
        this.search.loosen();
      }
      const matches = await this.search.next(this.step);
      if (turn === this.turn) {
        const last = this.options.length;
        this.append(matches);
        this.choose(this.options[last] || null);
      }
    }

    get options() {
      return [...this.list.querySelectorAll("[role=option]")];
    }

    choose(option) {
      this.chosen?.removeAttribute("aria-selected");
      this.chosen = option;
      option?.setAttribute("aria-selected", "true");
      option?.scrollIntoView({ block: "nearest" });
      if (option?.id) {
        this.field.setAttribute("aria-activedescendant", option.id);
      } else {
        this.field.removeAttribute("aria-activedescendant");
      }
    }

    key(event) {
      if (event.isComposing || event.keyCode === 229) {
        return; // the key belongs to the input method
      }
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) {
        event.preventDefault();
        this.move(step);
      } else if (event.key === "Enter") {
        event.preventDefault();
        this.enter();
      }
    }

    async move(step) {
      if (["typing", "searching"].includes(this.element.dataset.state)) {
        await this.run(); // what is shown answers the words before the last keystroke
      }
      const options = this.options;
      const here = options.indexOf(this.chosen);
      if (step > 0 && here === options.length - 1 && !this.more.hidden) {
        this.showMore();
        return;
      }
      const next = here < 0 && step < 0 ? options.length - 1 : here + step;
      this.choose(options[next] || null);
    }

    async enter() {
      if (this.element.dataset.state !== "done") {
        await this.run();
      }
      const first = this.results.querySelector("[role=option]") || this.options[0];
      (this.chosen || first)?.click();
    }
  };
})();
