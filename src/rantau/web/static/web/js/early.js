// Runs before anything is painted: says that scripts work, and keeps pages hidden that the back button would bring back after a quick exit.
(() => {
  const root = document.documentElement;
  root.classList.add("has-js");
  const hasLeft = () => {
    try { return sessionStorage.getItem("x") === "1"; } catch { return false; }
  };
  const leaveAgain = () => {
    root.classList.add("is-leaving");
    location.replace(root.dataset.exit ?? "about:blank");
  };
  const [navigation] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  if (hasLeft()) {
    if (navigation?.type === "navigate") sessionStorage.removeItem("x");
    else leaveAgain();
  }
  addEventListener("pageshow", (event) => {
    if (event.persisted && hasLeft()) leaveAgain();
  });
})();
