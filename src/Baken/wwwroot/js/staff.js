// What a script adds to staff pages that work without it: keys for the work list, the desk's search while typing, the progress of an import. Nothing else.

const bar = document.querySelector("[data-baken-keys]");
if (bar) {
  const cookie = "baken-sneltoetsen";
  const control = bar.querySelector("[data-baken-keys-switch]");
  let on = !document.cookie.split("; ").includes(`${cookie}=uit`);
  const show = () => {
    bar.querySelector("ul").hidden = !on;
    control.textContent = on ? control.dataset.off : control.dataset.on;
  };
  bar.hidden = false;
  show();
  control.addEventListener("click", () => {
    on = !on;
    document.cookie = `${cookie}=${on ? "aan" : "uit"}; path=/; max-age=31536000; samesite=lax${location.protocol === "https:" ? "; secure" : ""}`;
    show();
  });

  const rows = [...document.querySelectorAll("[data-baken-row]")];
  let at = -1;
  const go = (step) => {
    const next = Math.min(Math.max(at + step, 0), rows.length - 1);
    rows[at]?.classList.remove("baken-selected");
    at = next;
    rows[at]?.classList.add("baken-selected");
    rows[at]?.querySelector("a")?.focus();
    rows[at]?.scrollIntoView({ block: "nearest" });
  };
  const press = (key) => (rows[at]?.querySelector(`[data-baken-key="${key}"]`) ?? document.querySelector(`[data-baken-key="${key}"]:not([data-baken-row] *)`))?.click();
  const acts = {
    j: () => go(1),
    k: () => go(-1),
    b: () => press("b"),
    t: () => press("t"),
    f: () => document.querySelector("#filter select, #filter input")?.focus(),
    "?": () => {
      bar.scrollIntoView({ block: "nearest" });
      control.focus();
    },
  };
  document.addEventListener("keydown", (event) => {
    const inField = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (!on || inField || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    // Enter on a link or button is the browser's own.
    if (event.key === "Enter" && rows[at] && !event.target.closest?.("a, button, summary")) {
      rows[at].querySelector("a")?.click();
      return;
    }
    const act = acts[event.key.toLowerCase()];
    if (act) {
      event.preventDefault();
      act();
    }
  });
}

const desk = document.querySelector("form[data-baken-send-key]");
if (desk) {
  desk.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      desk.requestSubmit(desk.querySelector('button[value="opslaan"]'));
    }
  });
  const lines = desk.querySelector("[data-baken-double-lines]");
  let waiting;
  let asked = "";
  const look = async () => {
    const typed = new FormData(desk);
    const body = JSON.stringify([...typed].filter(([name]) => !name.startsWith("form")));
    if (body === asked) {
      return;
    }
    asked = body;
    try {
      const answer = await fetch(desk.dataset.bakenDouble, { method: "POST", body: new URLSearchParams(typed), headers: { accept: "application/json" } });
      if (!answer.ok || body !== asked) {
        return;
      }
      lines.replaceChildren(...(await answer.json()).map(({ number, words }) => {
        const line = document.createElement("li");
        if (number) {
          const strong = document.createElement("strong");
          strong.className = "baken-mono";
          strong.textContent = number;
          line.append(strong, " ");
        }
        line.append(words);
        return line;
      }));
    } catch {
      // The line is away: 'Controleer' still asks.
    }
  };
  desk.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, 700);
  });
}

const busy = document.querySelector("[data-baken-refresh=true]");
if (busy) {
  const again = async () => {
    let page;
    try {
      page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
    } catch {
      // The line is away: 'Vernieuw' still asks.
      return;
    }
    if (page.querySelector("[data-baken-refresh=true]")) {
      document.querySelector("progress").value = page.querySelector("progress").value;
      document.querySelector("progress + strong").textContent = page.querySelector("progress + strong").textContent;
      setTimeout(again, 2000);
    } else {
      location.reload();
    }
  };
  setTimeout(again, 2000);
}
