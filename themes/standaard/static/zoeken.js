// Zoekt in deze site met het register dat erbij staat: niets gaat naar buiten.
// Zonder dit script staat alles in de lijst onder het zoekveld.

const form = document.querySelector("[data-zoeken]");
const field = form.elements.q;
const selects = [...form.querySelectorAll("select")];
const state = document.querySelector(".zoekstand");
const list = document.querySelector(".zoekresultaten");
const more = document.querySelector(".zoekmeer");
const register = document.querySelector(".register");

const PER_PAGE = 20;
let engine;
let found = [];
let shown = 0;
let turn = 0;

// Het register wordt pas opgehaald als iemand zoekt.
const load = () => {
  engine ??= (async () => {
    const { index, delen } = form.dataset;
    const pagefind = await import(new URL(`${index}pagefind.js`, location.origin).href);
    await pagefind.options({ baseUrl: "/", excerptLength: 30 });
    await pagefind.init();
    // Een grote site heeft een register in delen, en een andere taal heeft er een van zichzelf.
    const merge = (part) => {
      const [language, place] = part.split(/:(.*)/s);
      return pagefind.mergeIndex(place, { language, baseUrl: "/" });
    };
    await Promise.all(delen.split(" ").filter(Boolean).map(merge));
    return pagefind;
  })();
  return engine;
};

const wish = () => {
  const filters = selects.filter((it) => it.value).map((it) => [it.name, it.value]);
  return { words: field.value.trim(), filters: Object.fromEntries(filters) };
};

const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

// Een fragment is tekst met <mark> om wat gevonden is; verder is niets erin opmaak.
const excerpt = (text) => {
  const parts = text.split(/<mark>(.*?)<\/mark>/gs);
  return parts.map((part, at) => (at % 2 ? element("mark", { textContent: part }) : part));
};

const item = ({ url, meta, excerpt: text }) => {
  const about = [meta.soort, meta.wijk, meta.datum, meta.status].filter(Boolean).join(" · ");
  const link = element("a", { href: url, textContent: meta.titel });
  const children = [element("p", { className: "zoektitel" }, link)];
  children.push(element("p", { className: "klein", textContent: about }));
  if (meta.ook) children.push(element("p", { className: "klein", textContent: `Ook bekend als ${meta.ook}` }));
  if (text.replace(/<\/?mark>/g, "").trim() !== meta.titel) children.push(element("p", {}, ...excerpt(text)));
  return element("li", meta.taal ? { lang: meta.taal } : {}, ...children);
};

const count = (number) => {
  if (number === 0) return "Niets gevonden. Probeer een ander of korter woord.";
  return number === 1 ? "1 resultaat" : `${number} resultaten`;
};

// Een schermlezer leest voor wat hier verandert.
const tell = (words) => {
  state.textContent = words;
  delete state.dataset.bezig;
};

const showMore = async () => {
  const mine = turn;
  const next = await Promise.all(found.slice(shown, shown + PER_PAGE).map((it) => it.data()));
  if (mine !== turn) return;
  const items = next.map(item);
  list.append(...items);
  shown += items.length;
  more.hidden = shown >= found.length;
  return items[0];
};

const search = async () => {
  const { words, filters } = wish();
  const mine = ++turn;
  state.dataset.bezig = "";
  const isNothing = !words && Object.keys(filters).length === 0;
  register.hidden = !isNothing;
  if (isNothing) {
    list.replaceChildren();
    more.hidden = true;
    tell("");
    return;
  }
  try {
    const pagefind = await load();
    const answer = await pagefind.search(words || null, { filters });
    if (mine !== turn) return;
    found = answer.results;
    shown = 0;
    list.replaceChildren();
    await showMore();
    if (mine === turn) tell(count(found.length));
  } catch (error) {
    console.error(error);
    register.hidden = false;
    tell("Zoeken lukt nu niet. Hieronder staat alles op een rij.");
  }
};

const address = () => {
  const { words, filters } = wish();
  const query = new URLSearchParams({ ...(words && { q: words }), ...filters }).toString();
  return query ? `?${query}` : location.pathname;
};

const read = () => {
  const query = new URLSearchParams(location.search);
  for (const it of [field, ...selects]) it.value = query.get(it.name) ?? "";
};

let waiting;
field.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    history.replaceState(null, "", address());
    search();
  }, 250);
});
for (const select of selects) {
  select.addEventListener("change", () => {
    history.replaceState(null, "", address());
    search();
  });
}
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  if (address() !== location.search) history.pushState(null, "", address());
  search();
});
addEventListener("popstate", () => {
  read();
  search();
});
more.querySelector("button").addEventListener("click", async () => {
  (await showMore())?.querySelector("a").focus();
});

form.querySelector(".zoekfilters").hidden = false;
read();
search();
