// Lets htmx put the answers of our own server into the page while scripts and script addresses stay refused.
if (window.trustedTypes) {
  window.trustedTypes.createPolicy("default", { createHTML: (html) => html });
}
