#!/usr/bin/env node
// Plain JavaScript that any Node can parse: it says in one line what is wrong before newer syntax could fail.
var major = Number(process.versions.node.split(".")[0]);
if (major < 24) {
  process.stderr.write(
    "thinkagain needs Node 24 or newer, this is " +
      process.version +
      ". In a clone, `npm install` brings it along " +
      "(allow the install script of the package `node`) and `npm start` uses it.\n",
  );
  process.exit(1);
}

void import("./start.js");
