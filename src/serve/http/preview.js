// Houdt de pagina gelijk met wat de redacteur schrijft. Staat alleen in het voorbeeld.
(() => {
  "use strict";
  const script = document.currentScript;
  const address = "/_wijkbode/gebeurtenissen";
  let seen = script.dataset.versie;
  let source;

  // The pages that are not looked at let go: a browser has few connections to one address.
  const listen = () => {
    if (source || document.hidden) return;
    const page = encodeURIComponent(location.pathname);
    source = new EventSource(`${address}?pad=${page}&versie=${seen}`);
    const on = (name, act) =>
      source.addEventListener(name, (event) => {
        seen = event.lastEventId || seen;
        act(event);
      });
    on("reload", reload);
    on("style", restyle);
    on("panel", (event) => repanel(event.data));
    source.onerror = () => {
      if (!source || source.readyState !== EventSource.CLOSED) return;
      rest();
      setTimeout(listen, 5000);
    };
  };

  const rest = () => {
    if (source) source.close();
    source = undefined;
  };

  const place = `wijkbode:${location.pathname}`;
  const reload = () => {
    rest();
    sessionStorage.setItem(place, JSON.stringify([scrollX, scrollY]));
    location.reload();
  };

  const scrollBack = () => {
    const kept = sessionStorage.getItem(place);
    sessionStorage.removeItem(place);
    if (kept) scrollTo({ left: JSON.parse(kept)[0], top: JSON.parse(kept)[1], behavior: "instant" });
  };

  // The old sheet goes when the new one is there, so that the page never stands without.
  const restyle = () => {
    for (const old of document.querySelectorAll('link[rel~="stylesheet"]')) {
      const url = new URL(old.href);
      if (url.origin !== location.origin || url.pathname.startsWith("/_wijkbode/")) continue;
      url.searchParams.set("versie", seen);
      const sheet = old.cloneNode();
      sheet.href = url.href;
      sheet.onload = sheet.onerror = () => old.remove();
      old.after(sheet);
    }
  };

  // The server has made harmless what others wrote in it.
  const repanel = (html) => {
    let panel = document.getElementById("wijkbode-paneel");
    if (!panel) {
      panel = document.createElement("div");
      panel.id = "wijkbode-paneel";
      document.body.prepend(panel);
    }
    panel.innerHTML = html;
    if (!html) panel.remove();
  };

  document.addEventListener("visibilitychange", () => (document.hidden ? rest() : listen()));
  addEventListener("pagehide", rest);
  addEventListener("pageshow", listen);
  scrollBack();
})();
