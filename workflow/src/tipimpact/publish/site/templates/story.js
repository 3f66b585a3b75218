// The story: the ruler of the step that is being read is shown. Without this script each step shows its own.
(() => {
  "use strict";
  const steps = [...document.querySelectorAll(".step")];
  const choose = () => {
    const read = steps.filter((step) => step.firstElementChild.getBoundingClientRect().top < innerHeight * 0.5);
    const now = read.at(-1) ?? steps[0];
    for (const step of steps) step.classList.toggle("now", step === now);
  };
  document.documentElement.classList.add("js");
  for (const event of ["scroll", "resize", "hashchange"]) addEventListener(event, () => requestAnimationFrame(choose), { passive: true });
  choose();
})();
