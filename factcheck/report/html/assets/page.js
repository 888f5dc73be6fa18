"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");

  const $ = (selector, within = document) => within.querySelector(selector);
  const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
  const words = (text) => (text ? text.split(" ") : []);
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const wide = matchMedia("(min-width: 60rem)");
  const articles = $("#articles");
  const findings = $$(".finding");
  const byNumber = new Map(findings.map((finding) => [finding.dataset.number, finding]));
  const marks = new Map();
  for (const figure of $$(".figure")) {
    marks.set(figure.dataset.mark, [...(marks.get(figure.dataset.mark) || []), figure]);
  }
  const figuresOf = (element) => words(element.dataset.marks).flatMap((id) => marks.get(id) || []);
  let chosen = null;
  let pair = [];

  // Theme: what the system prefers, until the reader says otherwise.
  const theme = {
    system: matchMedia("(prefers-color-scheme: dark)"),
    kept() { try { return localStorage.getItem("factcheck-theme"); } catch { return null; } },
    keep(name) { try { localStorage.setItem("factcheck-theme", name); } catch { /* a page without storage keeps nothing */ } },
    show() { root.dataset.theme = this.kept() || this.now || (this.system.matches ? "dark" : "light"); },
    turn() { this.now = root.dataset.theme === "dark" ? "light" : "dark"; this.keep(this.now); this.show(); },
  };
  theme.show();
  theme.system.addEventListener("change", () => theme.show());

  // Filters.
  const query = $("#query"), rule = $("#rule"), file = $("#file");
  const chips = $$(".chip");
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
  const texts = new Map();
  const textOf = (finding) => {
    if (!texts.has(finding)) texts.set(finding, plain(`${finding.textContent} ${finding.dataset.rule}`));
    return texts.get(finding);
  };
  const filtered = () => Boolean((query && query.value.trim()) || (rule && rule.value) || (file && file.value)
    || chips.some((chip) => chip.getAttribute("aria-pressed") === "false"));

  function wanted() {
    const verdicts = new Set(chips.filter((chip) => chip.getAttribute("aria-pressed") === "true").map((chip) => chip.dataset.verdict));
    const sought = plain(query.value.trim()).split(/\s+/).filter(Boolean);
    return (finding) => verdicts.has(finding.dataset.verdict)
      && (!rule || !rule.value || rule.value === finding.dataset.rule)
      && (!file || !file.value || words(finding.dataset.articles).includes(file.value))
      && sought.every((word) => textOf(finding).includes(word));
  }

  function filter() {
    const keep = wanted();
    const seen = new Set();
    for (const finding of findings) {
      finding.hidden = !keep(finding);
      if (!finding.hidden) seen.add(finding.dataset.number);
    }
    for (const figures of marks.values()) {
      const off = !words(figures[0].dataset.findings).some((number) => seen.has(number));
      for (const figure of figures) figure.classList.toggle("off", off);
    }
    $(".nothing").hidden = seen.size > 0;
    $(".filters [type=reset]").hidden = !filtered();
    if (chosen && chosen.hidden) choose(visible()[0] || null);
    tell();
  }

  const visible = () => findings.filter((finding) => !finding.hidden);

  function tell() {
    const status = $(".status");
    if (!status) return;
    const seen = visible();
    const [pattern, number] = chosen && !chosen.hidden
      ? [document.body.dataset.position, seen.indexOf(chosen) + 1]
      : [document.body.dataset.shown, seen.length];
    const total = chosen && !chosen.hidden ? seen.length : findings.length;
    status.textContent = pattern.replace("##", total).replace("#", number);
  }

  // Articles side by side.
  function show(ids) {
    pair = [...new Set(ids)].slice(0, 2).map((id) => document.getElementById(id));
    for (const article of $$(".article.shown")) article.classList.remove("shown", "second", "alone");
    pair.forEach((article, index) => {
      article.classList.add("shown");
      article.classList.toggle("second", index === 1);
      article.classList.toggle("alone", pair.length === 1);
    });
  }

  const smooth = () => (calm.matches ? "auto" : "smooth");

  function centre(figures) {
    const pane = figures[0] && figures[0].closest(".article");
    if (!pane || !wide.matches) return;
    const inside = figures.filter((figure) => pane.contains(figure)).map((figure) => figure.getBoundingClientRect());
    const frame = pane.getBoundingClientRect();
    const top = Math.min(...inside.map((box) => box.top)), bottom = Math.max(...inside.map((box) => box.bottom));
    const middle = bottom - top < frame.height * 0.8 ? (top + bottom) / 2 : inside[0].top + frame.height * 0.3;
    pane.scrollTo({ top: pane.scrollTop + middle - frame.top - frame.height * 0.45, behavior: "auto" });
  }

  // The finding that is chosen: opened, its figures lit and tied.
  function choose(finding, { focus = false, hash = true } = {}) {
    if (chosen) {
      chosen.classList.remove("open");
      $(".head", chosen).setAttribute("aria-expanded", "false");
      for (const figure of $$(".figure.on")) figure.classList.remove("on");
      for (const saying of $$(".saying.now")) saying.classList.remove("now");
    }
    chosen = finding;
    articles.className = finding ? `chosen v-${finding.dataset.verdict}` : "";
    if (finding) {
      finding.classList.add("open");
      $(".head", finding).setAttribute("aria-expanded", "true");
      show(words(finding.dataset.articles));
      for (const figure of figuresOf(finding)) figure.classList.add("on");
      for (const article of pair) centre(figuresOf(finding).filter((figure) => article.contains(figure)));
      if (focus) $(".head", finding).focus({ preventScroll: true });
      finding.scrollIntoView({ block: "nearest", behavior: "auto" });
    }
    if (hash) remember(finding ? `#${finding.id}` : "#");
    tell();
    tie();
  }

  function remember(hash) {
    try { history.replaceState(null, "", hash); } catch { /* a page in a frame may not */ }
  }

  function visit(saying) {
    for (const other of $$(".saying.now")) other.classList.remove("now");
    saying.classList.add("now");
    const article = document.getElementById(saying.dataset.article);
    if (!article.classList.contains("shown")) show([pair[0].id, article.id]);
    const figures = figuresOf(saying);
    centre(figures);
    if (!wide.matches) figures[0].scrollIntoView({ block: "center", behavior: smooth() });
    figures[0].focus({ preventScroll: true });
    tie();
  }

  function next() {
    if (!chosen) return;
    const sayings = $$(".saying", chosen);
    visit(sayings[(sayings.findIndex((saying) => saying.classList.contains("now")) + 1) % sayings.length]);
  }

  function move(step) {
    const seen = visible();
    if (!seen.length) return;
    const at = seen.indexOf(chosen);
    choose(seen[at < 0 ? 0 : Math.min(Math.max(at + step, 0), seen.length - 1)], { focus: true });
  }

  // Ties, in the margins alone: a curve between two articles, a bracket within one.
  const ties = $("#ties");
  const svg = "http://www.w3.org/2000/svg";
  let drawing = 0;

  function tie() {
    cancelAnimationFrame(drawing);
    drawing = requestAnimationFrame(draw);
  }

  function draw() {
    ties.replaceChildren();
    if (!chosen || !wide.matches) return;
    const frame = articles.getBoundingClientRect();
    const ends = words(chosen.dataset.marks).map((id) => marks.get(id)).filter((figures) => figures && figures[0].offsetParent)
      .map((figures) => end(figures[0], frame));
    for (const other of ends.slice(1)) ties.append(curve(ends[0], other));
  }

  function end(figure, frame) {
    const box = figure.getClientRects()[0];
    const pane = figure.closest(".article");
    const room = pane.getBoundingClientRect();
    const lines = figure.closest(".article > *").getBoundingClientRect();
    const y = (box.top + box.bottom) / 2;
    const held = Math.min(Math.max(y, room.top + 6), room.bottom - 6);
    return { pane, left: lines.left - frame.left - 6, right: lines.right - frame.left + 6, y: held - frame.top, away: held !== y };
  }

  function curve(a, b) {
    const path = document.createElementNS(svg, "path");
    if (a.pane === b.pane) {
      path.setAttribute("d", `M${a.left} ${a.y}h-8V${b.y}h8`);
    } else {
      const [from, to] = a.left < b.left ? [a, b] : [b, a];
      const bend = Math.max((to.left - from.right) * 0.6, 20);
      path.setAttribute("d", `M${from.right} ${from.y}C${from.right + bend} ${from.y} ${to.left - bend} ${to.y} ${to.left} ${to.y}`);
    }
    if (a.away || b.away) path.setAttribute("class", "away");
    return path;
  }

  // What the reader does.
  const help = $("#help");
  const actions = {
    j: () => move(1),
    k: () => move(-1),
    "/": () => query && query.focus(),
    t: () => theme.turn(),
    "?": () => help.showModal(),
    Escape: () => (filtered() ? reset() : choose(null)),
  };

  function reset() {
    if (query) query.value = "";
    for (const select of [rule, file]) if (select) select.value = "";
    for (const chip of chips) chip.setAttribute("aria-pressed", "true");
    filter();
  }

  document.addEventListener("keydown", (event) => {
    if (help.open || event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.matches("input, select, textarea");
    if (event.key === "Escape" && typing) { reset(); event.target.blur(); return; }
    if (typing) { if (event.key === "Enter" && event.target === query) { event.preventDefault(); query.blur(); move(0); } return; }
    if (event.key === "Enter" && (event.target === document.body || event.target.closest(".finding.open .head, .figure.on"))) {
      event.preventDefault();
      next();
    } else if (actions[event.key]) {
      event.preventDefault();
      actions[event.key]();
    }
  });

  document.addEventListener("click", (event) => {
    const at = (selector) => event.target.closest(selector);
    const head = at(".head"), saying = at(".saying"), figure = at(".figure"), open = at("[data-open]"), chip = at(".chip");
    if (head) {
      const finding = head.closest(".finding");
      choose(finding === chosen ? null : finding);
    } else if (saying) {
      event.preventDefault();
      if (saying.closest(".finding") !== chosen) choose(saying.closest(".finding"));
      visit(saying);
    } else if (figure) {
      event.preventDefault();
      cycle(figure);
    } else if (open) {
      event.preventDefault();
      choose(null);
      show([open.dataset.open]);
      const article = document.getElementById(open.dataset.open);
      article.focus();
      if (!wide.matches) article.scrollIntoView({ behavior: smooth() });
    } else if (chip) {
      chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") !== "true"));
      filter();
    } else if (at(".back")) {
      event.preventDefault();
      const target = chosen || $("#findings");
      target.scrollIntoView({ block: "start", behavior: smooth() });
      (chosen ? $(".head", chosen) : target).focus({ preventScroll: true });
    } else if (at("#theme")) theme.turn();
    else if (at("#keys")) help.showModal();
  });

  // A figure of several findings goes through them, one with each click.
  function cycle(figure) {
    const mine = words(figure.dataset.findings).map((number) => byNumber.get(number)).filter((finding) => !finding.hidden);
    if (mine.length) choose(mine[(mine.indexOf(chosen) + 1) % mine.length]);
  }

  const form = $(".filters");
  if (form) {
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", filter);
    form.addEventListener("reset", (event) => { event.preventDefault(); reset(); });
  }
  addEventListener("scroll", tie, { capture: true, passive: true });
  addEventListener("resize", tie);
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = $$("details:not([open])");
    for (const details of closed) details.open = true;
  });
  addEventListener("afterprint", () => { for (const details of closed) details.open = false; });
  addEventListener("hashchange", fromHash);

  function fromHash() {
    const target = document.getElementById(location.hash.slice(1));
    if (target && target.matches(".finding")) choose(target, { hash: false });
    return Boolean(target && target.matches(".finding"));
  }

  for (const head of $$(".head")) head.setAttribute("aria-expanded", "false");
  if (!fromHash() && wide.matches && findings.length && !$(".clear")) choose(findings[0], { hash: false });
  if (!pair.length && $(".article")) show([$(".article").id]);
  tell();
})();
