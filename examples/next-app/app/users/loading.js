export { Loading as default } from "./users.js";
