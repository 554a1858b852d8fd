"use strict";
/* A phone's screen for the tests: the page in a frame of 360, whose probe tells what it found. */
window.addEventListener("message", (event) => document.documentElement.setAttribute("data-probe-" + event.data[0], event.data[1]));
const frame = document.createElement("iframe");
frame.width = 360;
frame.height = 1000;
frame.style.border = "0";
frame.src = "probe.html" + location.hash;
document.body.append(frame);
