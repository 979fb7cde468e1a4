// The users: the search form, the list and one user beside it.
import { readAddress, writeAddress } from "../address.js";
import { Detail } from "../detail.js";
import { SearchForm } from "../search-form.js";
import { Selection } from "../selection.js";
import { Users } from "../users.js";

export class UsersView {
  #form = new SearchForm(document.querySelector("#search"));
  #users;
  #detail;
  #stale = false;

  constructor({ logto, activity, setup }) {
    const root = document.querySelector("#users");
    this.#users = new Users(root, logto);
    this.#detail = new Detail(document.querySelector("#detail"), logto);
    const again = () => this.#users.search(this.#form.search);
    const selection = new Selection(root, this.#users, logto, again);
    this.#users.onClear = () => selection.clear();
    if (setup.mode === "emulator") activity.offerFaults(again);

    this.#form.onChange = (search) => {
      writeAddress({ search });
      this.#users.search(search);
    };
    this.#users.onOpen = (user) => {
      if (user.id !== this.#detail.userId) writeAddress({ userId: user.id }, "push");
      this.#detail.open(user.id, user);
    };
    this.#detail.onClose = (userId) => {
      writeAddress({ userId: undefined });
      this.#users.select(undefined);
      this.#users.focus(userId);
    };
  }

  /** Shows what the address says. */
  follow() {
    const { search, userId } = readAddress();
    const users = this.#users;
    // What was changed elsewhere meanwhile is to be seen.
    if (this.#form.show(search) || !users.started || this.#stale) users.search(search);
    this.#stale = false;
    users.select(userId);
    if (userId === undefined) this.#detail.close();
    else if (userId !== this.#detail.userId) this.#detail.open(userId, users.find(userId));
  }

  /** Another view is shown. */
  pause() {
    this.#stale = true;
    this.#form.pause();
    this.#detail.close();
  }
}
