// The slider of days, and the search. All else works without this script.
"use strict";

// On a day a party belongs for certain if it belongs in each of its states of that day, and maybe
// if it belongs in some of them.
function possibleOn(states, day) {
  return states.filter((each) => (each.first ?? day) <= day && day <= (each.last ?? day));
}

function belongs(states, day) {
  const possible = possibleOn(states, day);
  const inside = possible.filter((each) => each.belongs).length;
  return inside === 0 ? "no" : inside === possible.length ? "yes" : "maybe";
}

const OTHERS = -1;
const MILLISECONDS = 86_400_000;

function byParty(data) {
  const lists = new Map();
  for (const state of data.states) {
    if (!lists.has(state.party)) lists.set(state.party, []);
    lists.get(state.party).push(state);
  }
  return lists;
}

// The answers for a day: for each party in its order, and for whoever is not named.
function roster(data, day) {
  const lists = byParty(data);
  const members = data.parties.map((party, place) => {
    const states = lists.get(place) ?? [];
    const says = [...new Set(possibleOn(states, day).map((each) => each.says))].join(" or ");
    return { ...party, says, answer: belongs(states, day) };
  });
  return { members, others: belongs(lists.get(OTHERS) ?? [], day) };
}

function shifted(day, days) {
  return new Date(Date.parse(day) + days * MILLISECONDS).toISOString().slice(0, 10);
}

function daysBetween(first, last) {
  return Math.round((Date.parse(last) - Date.parse(first)) / MILLISECONDS);
}

// The days on which an answer may be another one than on the day before.
function changes(data) {
  const days = new Set();
  for (const { first, last } of data.states) {
    if (first !== null) days.add(first);
    if (last !== null && last < "9999-12-31") days.add(shifted(last, 1));
  }
  return [...days].sort();
}

const MONTHS = [
  "January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December",
];

function inWords(day) {
  const [year, month, number] = day.split("-");
  return `${Number(number)} ${MONTHS[month - 1]} ${year}`;
}

function item(member) {
  const made = document.createElement("li");
  const link = document.createElement("a");
  link.href = member.page;
  const name = document.createElement("bdi");
  name.textContent = member.name;
  link.append(name);
  made.append(link);
  if (member.says !== "member") {
    const says = document.createElement("span");
    says.className = "quiet";
    says.textContent = member.says;
    made.append(" ", says);
  }
  return made;
}

function show(block, data, day) {
  const { members, others } = roster(data, day);
  const there = members.filter((each) => each.answer !== "no" || each.says !== "outside");
  for (const group of block.querySelectorAll("[data-group]")) {
    const some = there.filter((each) => each.answer === group.dataset.group);
    group.hidden = some.length === 0;
    group.querySelector("[data-number]").textContent = String(some.length);
    group.querySelector("ul").replaceChildren(...some.map(item));
  }
  block.querySelector("[data-nobody]").hidden = there.length > 0;
  block.querySelector("[data-others]").hidden = others === "no";
  block.querySelector("[data-day]").textContent = inWords(day);
  block.querySelector("[data-static]").hidden = true;
}

function chooseDays(block) {
  const data = JSON.parse(block.querySelector("[data-states]").textContent);
  const [slider, date] = [block.querySelector("[data-slider]"), block.querySelector("[data-date]")];
  const days = changes(data);
  slider.max = String(daysBetween(data.first, data.last));
  const choose = (day) => {
    slider.value = String(daysBetween(data.first, day));
    slider.setAttribute("aria-valuetext", inWords(day));
    date.value = day;
    show(block, data, day);
  };
  slider.addEventListener("input", () => choose(shifted(data.first, Number(slider.value))));
  date.addEventListener("change", () => date.value && choose(date.value));
  for (const button of block.querySelectorAll("[data-step]")) {
    button.addEventListener("click", () => {
      const later = days.find((day) => day > date.value);
      const earlier = days.findLast((day) => day < date.value);
      const day = button.dataset.step === "1" ? later : earlier;
      if (day) choose(day);
    });
  }
  date.value = block.dataset.members;
  slider.value = String(daysBetween(data.first, date.value));
  slider.setAttribute("aria-valuetext", inWords(date.value));
  block.querySelector("[data-choose]").hidden = false;
}

// Letters as one searches for them: without regard to case and accents.
function plain(text) {
  return text.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase();
}

function search(input, status) {
  const entries = [...document.querySelectorAll("[data-names]")].map((entry) => {
    return { entry, names: plain(entry.dataset.names) };
  });
  const find = () => {
    const words = plain(input.value).split(/\s+/u).filter(Boolean);
    let found = 0;
    for (const { entry, names } of entries) {
      entry.hidden = !words.every((word) => names.includes(word));
      found += entry.hidden ? 0 : 1;
    }
    for (const kind of document.querySelectorAll("[data-kind]")) {
      kind.hidden = !kind.querySelector("[data-names]:not([hidden])");
    }
    status.textContent = words.length === 0 ? "" : `${found} of ${entries.length} records`;
  };
  input.value = new URLSearchParams(location.search).get("q") ?? "";
  input.addEventListener("input", find);
  input.form.addEventListener("submit", (event) => event.preventDefault());
  find();
}

for (const each of document.querySelectorAll("[data-without-script]")) each.hidden = true;
document.querySelectorAll("[data-members]").forEach(chooseDays);
const status = document.querySelector("[data-found]");
if (status !== null) search(document.getElementById("find"), status);
