// Zet een knop naast het adres van de pagina die het kopieert. Zonder dit script werkt alles ook.
for (const adres of document.querySelectorAll(".adres")) {
  if (!navigator.clipboard) break;
  const knop = document.createElement("button");
  const melding = document.createElement("span");
  knop.type = "button";
  knop.textContent = "Kopieer";
  melding.setAttribute("role", "status");
  knop.addEventListener("click", () =>
    navigator.clipboard.writeText(adres.textContent).then(
      () => { melding.textContent = " Gekopieerd"; },
      () => { melding.textContent = " Kopiëren lukt niet"; },
    ));
  adres.after(" ", knop, melding);
}
