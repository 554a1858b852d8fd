"use strict";
/* Run in the page by the tests: how long an answer takes while typing, and whether anything is wider than the screen. */
(function () {
  const tell = (name, value) => {
    document.documentElement.setAttribute("data-probe-" + name, value);
    if (window.parent !== window) window.parent.postMessage([name, value], "*");
  };
  if (location.hash === "#typing") { // the first key reads the lists; those after it are timed
    const q = document.getElementById("q"), times = [], status = () => document.getElementById("status").textContent;
    const type = (text) => { q.value = text; q.dispatchEvent(new Event("input")); };
    let done = false;
    document.addEventListener("load", () => setTimeout(() => {
      if (done || status().startsWith("正在")) return;
      done = true;
      for (const text of ["9", "91", "9137f", "临", "临溪", "临溪第", "临溪第1", "临溪第19999", "机械 临溪", "没有这样的公司", "临溪第777"]) {
        const began = performance.now();
        type(text);
        times.push(Math.round(performance.now() - began));
      }
      tell("typing", times.join(" "));
      tell("status", status());
    }, 0), true);
    type("9");
  }
  if (location.search === "?press") { // what a hand would do on the page of a draw
    const rows = () => document.querySelectorAll(".tickets tbody tr").length;
    const filter = (text) => { document.getElementById("filter").value = text; document.getElementById("filter").dispatchEvent(new Event("input")); };
    setTimeout(() => document.getElementById("repeat-button").click(), 1000);
    setTimeout(() => {
      const seen = [location.hash.includes("repeat=1"), document.activeElement.id, document.querySelectorAll("[data-ok=yes]").length, rows()];
      document.querySelector(".tickets .more").click();
      seen.push(rows(), document.activeElement.tagName);
      const [, [, enterprise, name]] = window.CHOUCHA.newest.find(([draw]) => draw === "AJ-2026-01-1");
      filter(enterprise.toLowerCase());
      seen.push(rows());
      filter(name);
      seen.push(rows());
      document.getElementById("language").click();
      setTimeout(() => tell("press", seen.concat(document.documentElement.lang, document.querySelectorAll("[data-ok=yes]").length,
        document.getElementById("verdict").textContent.slice(0, 17)).join("|")), 2000);
    }, 3000);
  }
  setTimeout(() => {
    tell("widths", document.documentElement.scrollWidth + " " + window.innerWidth);
    const unnamed = Array.from(document.querySelectorAll("input, button, a, progress, summary"))
      .filter((node) => !(node.labels && node.labels.length) && !node.textContent.trim() && !node.getAttribute("aria-label"));
    tell("unnamed", unnamed.length);
    tell("focusable", Array.from(document.querySelectorAll(".button, button, a, input, summary")).filter((node) => node.tabIndex < 0).length);
    const ids = Array.from(document.querySelectorAll("[id]"), (node) => node.id);
    tell("twice", ids.filter((id, i) => ids.indexOf(id) !== i).join(" "));
  }, 5000);
})();
