"use strict";
/* Repeats the draws of window.CASES, each {name, files, page, wrong}: the steps that differ have to be those of `wrong`. */
window.checkDoctored = async function () {
  const wrong = [];
  for (const one of window.CASES) {
    const steps = [];
    await window.ChouchaRepeat.repeat(one.files, one.page, (step) => steps.push(step), () => {});
    const found = steps.filter((step) => !step.ok).map((step) => step.name).join(" ");
    if (found !== one.wrong) wrong.push(one.name + ": " + one.wrong + " ≠ " + found + " " + JSON.stringify(steps.filter((step) => !step.ok)));
  }
  return wrong.length ? "WRONG\n" + wrong.join("\n") : "AGREED " + window.CASES.length;
};
