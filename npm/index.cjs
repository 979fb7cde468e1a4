// For `require`, of the one instance that `import` gives: Node loads ES modules from CommonJS since 20.19.
module.exports = require("./index.js");
