// The profile page: signs the person in, shows their profile, and sends what they change.
import LogtoClient from "@logto/browser";

const $ = (selector) => document.querySelector(selector);
const { endpoint, appId, resource } = await (await fetch("/sign-in.json")).json();
const session = new LogtoClient({ endpoint, appId, resources: [resource] });

/** What the server showed last: only what differs from it is sent. */
let profile;

/** The person's access token; the browser's SDK renews it while it can. */
async function accessToken() {
  try {
    return await session.getAccessToken(resource);
  } catch (cause) {
    const message = "Your sign-in has ended. Sign in again.";
    throw Object.assign(new Error(message, { cause }), { code: "sign-in" });
  }
}

/** Asks our own server, as the person who is signed in. */
async function ask(method, path, body) {
  const headers = { authorization: `Bearer ${await accessToken()}` };
  if (body !== undefined) headers["content-type"] = "application/json";
  const response = await fetch(path, { method, headers, body: JSON.stringify(body) });
  if (response.status === 204) return undefined;
  const answer = await response.json();
  if (!response.ok) throw Object.assign(new Error(answer.message), answer);
  return answer;
}

/** Says something at the end of a form or section, to those who listen too. */
function say(place, text, kind = "done") {
  const status = place.querySelector("[role=status]");
  status.textContent = text;
  status.className = kind;
}

function view(name) {
  for (const section of document.querySelectorAll("main > section")) {
    section.hidden = section.id !== name;
  }
  $("#sign-out").hidden = name !== "signed-in";
}

/** Puts messages beside the fields that they are about; answers whether each has found its place. */
function complain(form, fields = {}) {
  for (const input of form.elements) {
    input.removeAttribute("aria-invalid");
    const place = document.getElementById(`${input.id}-error`);
    if (place) place.textContent = "";
  }
  let placed = true;
  for (const [name, message] of Object.entries(fields).reverse()) {
    const input = form.elements.namedItem(name);
    const place = input && document.getElementById(`${input.id}-error`);
    if (!place) {
      placed = false;
      continue;
    }
    place.textContent = message;
    input.setAttribute("aria-invalid", "true");
    input.focus();
  }
  return placed;
}

function showAvatar(address) {
  const image = $("#picture");
  const initial = [...(profile.name || profile.username || "?")][0].toUpperCase();
  $("#initial").textContent = initial;
  image.hidden = address === "";
  if (address === "") image.removeAttribute("src");
  else image.src = address;
}

function show(next) {
  profile = next;
  const { elements } = $("#profile");
  for (const name of ["name", "username", "avatar"]) elements[name].value = profile[name];
  const { pronouns = "", language = "", newsletter = false } = profile.customData;
  elements["customData.pronouns"].value = pronouns;
  elements["customData.language"].value = language;
  elements["customData.newsletter"].checked = newsletter;
  $("#heading").textContent = profile.name || profile.username || "Your profile";
  $("#email").textContent = profile.email ?? "none";
  $("#phone").textContent = profile.phone ?? "none";
  $("#password").hidden = !profile.hasPassword;
  // Password managers want to know whose password it is.
  $("#password").elements.account.value = profile.username || profile.email || "";
  showAvatar(profile.avatar);
  view("signed-in");
}

/** What was changed in the form. */
function changes() {
  const { elements } = $("#profile");
  const changed = {};
  for (const name of ["name", "username", "avatar"]) {
    const value = elements[name].value.trim();
    if (value !== profile[name]) changed[name] = value;
  }
  const customData = {};
  const own = profile.customData;
  const pronouns = elements["customData.pronouns"].value.trim();
  if (pronouns !== (own.pronouns ?? "")) customData.pronouns = pronouns;
  const language = elements["customData.language"].value;
  if (language !== (own.language ?? "")) customData.language = language;
  const newsletter = elements["customData.newsletter"].checked;
  if (newsletter !== (own.newsletter ?? false)) customData.newsletter = newsletter;
  if (Object.keys(customData).length > 0) changed.customData = customData;
  return changed;
}

/** Runs what a form is for, with its button disabled meanwhile, and shows what went wrong. */
function onSubmit(form, act) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button[type=submit]");
    if (button.disabled) return;
    complain(form);
    button.disabled = true;
    say(form, "Saving …");
    try {
      say(form, await act());
    } catch (error) {
      if (error.code === "sign-in" || error.code === "gone") return leave(error.message);
      const placed = complain(form, error.fields);
      const where = "Not saved: look at what is marked.";
      say(form, error.fields && placed ? where : error.message, "wrong");
    } finally {
      button.disabled = false;
    }
  });
}

/** Back to where one signs in. */
function leave(why) {
  view("signed-out");
  say($("#signed-out"), why, "wrong");
}

onSubmit($("#profile"), async () => {
  const changed = changes();
  if (Object.keys(changed).length === 0) return "Nothing was changed.";
  show(await ask("PATCH", "/api/me", changed));
  return "Saved.";
});

onSubmit($("#password"), async () => {
  const form = $("#password");
  const { current, next } = form.elements;
  await ask("POST", "/api/me/password", { current: current.value, next: next.value });
  form.reset();
  return "Your password was changed.";
});

$("#avatar").addEventListener("change", ({ target }) => {
  showAvatar(URL.canParse(target.value) ? target.value : "");
});
// A picture that does not load leaves the initial to be seen.
$("#picture").addEventListener("error", ({ target }) => {
  target.hidden = true;
});
$("#sign-in").addEventListener("click", () => session.signIn(`${location.origin}/callback`));
$("#sign-out").addEventListener("click", () => session.signOut(`${location.origin}/`));

try {
  if (location.pathname === "/callback") {
    await session.handleSignInCallback(location.href);
    history.replaceState(null, "", "/");
  }
  if (await session.isAuthenticated()) show(await ask("GET", "/api/me"));
  else view("signed-out");
} catch (error) {
  leave(error.message);
}
