"use strict";

// On a brief: a chosen sentence and its passages, side by side. Arrows go from sentence to sentence and from passage
// to passage, Enter opens, Escape leads back. Without this script the same links work one passage at a time.
(() => {
  const sentences = [...document.querySelectorAll(".sentence[data-passages]")];
  const articles = document.querySelector(".articles");
  if (!sentences.length || !articles) return;

  let chosen = null;
  let at = 0;
  const passagesOf = (sentence) => sentence.dataset.passages.split(" ").map((id) => document.getElementById(id));
  const linkOf = (sentence) => sentence.querySelector(".claim");
  const sideBySide = matchMedia("(min-width: 60rem)");

  const place = document.createElement("div");
  place.className = "place";
  place.hidden = true;
  const words = place.appendChild(document.createElement("p"));
  words.setAttribute("role", "status");
  const button = (label, act) => {
    const made = place.appendChild(document.createElement("button"));
    made.type = "button";
    made.className = "quiet";
    made.textContent = label;
    made.addEventListener("click", act);
    return made;
  };
  const other = button("Next passage", () => open(chosen, at + 1));
  button("Back", () => back()).setAttribute("aria-label", "Back to the sentence");
  articles.prepend(place);

  function open(sentence, which) {
    const passages = passagesOf(sentence);
    clear();
    chosen = sentence;
    at = (which + passages.length) % passages.length;
    sentence.classList.add("chosen");
    passages.forEach((passage) => passage.classList.add("lit"));
    const counted = passages.length > 1 ? `, passage ${at + 1} of ${passages.length}` : "";
    words.replaceChildren(`Sentence ${sentences.indexOf(sentence) + 1}${counted} `, ...verdictOf(sentence));
    other.hidden = passages.length < 2;
    place.hidden = false;
    location.hash = passages[at].id;
    passages[at].tabIndex = -1;
    passages[at].focus({ preventScroll: true });
    passages[at].scrollIntoView({ block: "center" });
    if (sideBySide.matches) sentence.scrollIntoView({ block: "nearest" });
  }

  // As it stands behind the sentence, but with its word for everybody to see.
  function verdictOf(sentence) {
    const verdict = sentence.querySelector(".verdict")?.cloneNode(true);
    if (!verdict) return [];
    verdict.querySelectorAll(".unseen").forEach((word) => word.replaceWith(` ${word.textContent}`));
    return [verdict];
  }

  function clear() {
    chosen?.classList.remove("chosen");
    document.querySelectorAll("mark.lit").forEach((mark) => mark.classList.remove("lit"));
    place.hidden = true;
    chosen = null;
  }

  function back() {
    const link = linkOf(chosen);
    clear();
    link.focus();
    link.scrollIntoView({ block: "nearest" });
  }

  function step(from, by) {
    const next = sentences[sentences.indexOf(from) + by];
    if (next) linkOf(next).focus();
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest(".sentence[data-passages] a[href^='#e-']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const sentence = link.closest(".sentence");
    open(sentence, Math.max(0, sentence.dataset.passages.split(" ").indexOf(link.hash.slice(1))));
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const focused = document.activeElement.closest(".sentence[data-passages]");
    const reading = chosen && articles.contains(document.activeElement);
    const moves = {
      ArrowDown: focused && (() => step(focused, 1)),
      ArrowUp: focused && (() => step(focused, -1)),
      ArrowRight: reading ? () => open(chosen, at + 1) : focused && (() => open(focused, 0)),
      ArrowLeft: reading && (() => open(chosen, at - 1)),
      Escape: chosen && back,
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  });

  addEventListener("hashchange", () => {
    if (chosen && location.hash.slice(1) !== passagesOf(chosen)[at].id) clear();
  });
})();

// On the form: more boxes, dropped files, and the brief as it is written. Without this script the server does it.
(() => {
  const STAGES = {
    ingest: "Reading the articles",
    cluster: "Finding out which article copies which",
    extract: "Listing what the articles say",
    reconcile: "Comparing what they say",
    draft: "Writing",
    guard: "Checking every sentence against the articles",
    repair: "Mending what did not pass",
  };

  function start() {
    const form = document.querySelector("form.ask");
    if (!form) return;
    const files = form.querySelector("#files");
    const drop = form.querySelector(".files");

    form.querySelector(".drop").hidden = false;
    form.querySelector("[name=add-box]").addEventListener("click", (event) => {
      event.preventDefault();
      addBox(form);
    });
    for (const name of ["dragover", "dragleave", "drop"]) {
      form.addEventListener(name, (event) => {
        if (!event.dataTransfer?.types.includes("Files")) return;
        event.preventDefault();
        drop.classList.toggle("over", name === "dragover");
        if (name === "drop") take(files, event.dataTransfer.files);
      });
    }
    files.addEventListener("change", () => list(files));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      send(form);
    });
  }

  function addBox(form) {
    const boxes = form.querySelector(".boxes");
    const box = boxes.lastElementChild.cloneNode(true);
    box.querySelectorAll("input, textarea").forEach((field) => (field.value = ""));
    box.querySelector(".from")?.remove();
    box.querySelector(".count").textContent = boxes.children.length + 1;
    boxes.append(box);
    box.querySelector("textarea").focus();
  }

  function take(input, dropped) {
    const all = new DataTransfer();
    for (const file of [...input.files, ...dropped]) all.items.add(file);
    input.files = all.files;
    list(input);
  }

  function list(input) {
    const names = [...input.files].map((file) => file.name);
    let shown = input.parentElement.querySelector(".names");
    if (!shown) {
      shown = document.createElement("span");
      shown.className = "about names";
      shown.setAttribute("role", "status");
      input.after(shown);
    }
    shown.textContent = names.length > 1 ? names.join(", ") : "";
  }

  async function send(form) {
    const data = new FormData(form);
    const progress = document.querySelector(".progress");
    const now = progress.querySelector(".now");
    const submit = form.querySelector("button:not([name])");
    complain(form, "");
    if (sizeOf(data) > Number(form.dataset.mostBytes) * 0.98) {
      complain(form, "These articles are more than the server takes at once. Take some away.");
      return;
    }
    progress.querySelector(".appearing").replaceChildren();
    now.textContent = "Sending the articles";
    progress.hidden = false;
    submit.disabled = true;
    progress.scrollIntoView();
    try {
      const answer = await fetch("/", {
        method: "POST",
        body: data,
        headers: { Accept: "text/event-stream, text/html;q=0.9" },
      });
      if (answer.headers.get("content-type")?.startsWith("text/event-stream")) {
        await follow(answer.body, (name, told) => happen(name, told, form, progress));
      } else if (answer.redirected && answer.url.includes("/briefs/")) {
        location.assign(answer.url);
        return;
      } else if (answer.redirected) {
        complain(form, "You are no longer signed in. Copy what you need from here, then load the page again.");
      } else {
        show(await answer.text(), form);
      }
    } catch {
      complain(form, "The server did not answer. Everything that you entered is still here: try again.");
    }
    progress.hidden = true;
    submit.disabled = false;
  }

  function sizeOf(data) {
    const encoder = new TextEncoder();
    let bytes = 0;
    for (const [, value] of data) bytes += typeof value === "string" ? encoder.encode(value).length : value.size;
    return bytes;
  }

  async function follow(body, tell) {
    let text = "";
    const stream = body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { done, value } = await stream.read();
      if (done) throw new Error("the answer broke off");
      text += value;
      const events = text.split(/\r?\n\r?\n/);
      text = events.pop();
      for (const event of events) {
        const lines = event.split(/\r?\n/);
        const field = (name) =>
          lines
            .filter((line) => line.startsWith(`${name}:`))
            .map((line) => line.slice(name.length + 1).replace(/^ /, ""))
            .join("\n");
        const name = field("event");
        if (!name) continue;
        const isLast = await tell(name, JSON.parse(field("data")));
        if (isLast) return;
      }
    }
  }

  // True after the last event.
  async function happen(name, told, form, progress) {
    const now = progress.querySelector(".now");
    const appearing = progress.querySelector(".appearing");
    const itemOf = (id) => [...appearing.children].find((item) => item.dataset.claim === id);
    switch (name) {
      case "stage":
        if (told.state === "started" && STAGES[told.stage]) now.textContent = STAGES[told.stage];
        return false;
      case "claim": {
        const item = sentence(told.claim);
        const earlier = told.in_place_of && itemOf(told.in_place_of);
        if (earlier) earlier.replaceWith(item);
        else appearing.append(item);
        return false;
      }
      case "verdict":
        judge(itemOf(told.claim_id), told);
        return false;
      case "brief":
        now.textContent = "Done";
        location.assign(`/briefs/${encodeURIComponent(told.id)}`);
        return new Promise(() => {}); // until the brief's own page is there
      case "error":
        complain(form, problem(told), told.rejected);
        return true;
      default:
        return false;
    }
  }

  // In the form's words, where the service's are for programs.
  function problem(told) {
    if (told.rejected?.length) return "No brief can be written of these articles.";
    return `${told.title}: ${told.detail.replaceAll("`", "")}.`;
  }

  function sentence(claim) {
    const item = document.createElement("li");
    item.dataset.claim = claim.id;
    item.append(`${claim.text} `);
    const verdict = item.appendChild(document.createElement("span"));
    verdict.className = "verdict waiting";
    verdict.textContent = "… not checked yet";
    return item;
  }

  function judge(item, told) {
    const verdict = item?.querySelector(".verdict");
    if (!verdict) return;
    const supported = told.verdict.label === "supported";
    verdict.className = `verdict ${supported ? "supported" : "unproven"}`;
    verdict.textContent = supported ? "✓ supported" : told.withheld ? "✗ not proven, kept out" : "✗ not supported";
  }

  function complain(form, words, rejected) {
    document.querySelectorAll(".error, [role=alert]").forEach((earlier) => earlier.remove());
    form.querySelectorAll("[aria-invalid]").forEach((field) => field.removeAttribute("aria-invalid"));
    if (!words) return;
    const error = document.createElement("span");
    error.className = "error";
    error.setAttribute("role", "alert");
    const why = (rejected ?? []).map((item) => `${item.source}: ${item.detail}.`);
    error.textContent = ["✗", words, ...why].join(" ");
    form.querySelector("#articles-title").after(error);
    error.scrollIntoView({ block: "nearest" });
  }

  // The form as the server sends it back, with what is wrong beside each field; a page without one only says why.
  function show(html, form) {
    const page = new DOMParser().parseFromString(html, "text/html");
    if (!page.querySelector("form.ask")) {
      const words = ["main h1", "main p"].map((part) => page.querySelector(part)?.textContent);
      complain(form, words.join(". "));
      return;
    }
    document.title = page.title;
    document.querySelector("main").replaceWith(page.querySelector("main"));
    start();
    const wrong = document.querySelector("[aria-invalid], [role=alert]");
    wrong?.scrollIntoView({ block: "center" });
    wrong?.focus?.();
  }

  start();
})();
