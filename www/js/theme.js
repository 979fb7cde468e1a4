// Light, dark, or as the system has it.

const KEY = "logto-demo-theme";
const THEMES = ["system", "light", "dark"];

function kept() {
  try {
    const theme = localStorage.getItem(KEY);
    return THEMES.includes(theme) ? theme : "system";
  } catch {
    return "system";
  }
}

/** Shows the page as the visitor last chose, and lets `select` choose again. */
export function theme(select) {
  const show = (chosen) => {
    if (chosen === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = chosen;
    dispatchEvent(new Event("themechange"));
  };
  select.value = kept();
  show(select.value);
  select.addEventListener("change", () => {
    try {
      localStorage.setItem(KEY, select.value);
    } catch {}
    show(select.value);
  });
}
