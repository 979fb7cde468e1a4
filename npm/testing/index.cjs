// For `require`; see ../index.cjs.
module.exports = require("./index.js");
