/** A documentation page: a skeleton that loads its parts, all of them from this server, and the script that starts it. */
export interface Page {
  /** Its path, and the folder of its assets. */
  readonly name: string;
  readonly html: string;
  /** Served as `init.js` beside the assets: the pages run no inline script. */
  readonly script: string;
}

/** What the pages may do: load from this server, call it, and nothing else. ReDoc's search index is a worker from a blob. */
export const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src blob:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const contract = "openapi.json";

const swaggerOptions = {
  url: contract,
  dom_id: "#page",
  deepLinking: true,
  tryItOutEnabled: true,
  queryConfigEnabled: false,
  persistAuthorization: false,
  validatorUrl: null,
};

const sans = "system-ui, sans-serif";
const redocOptions = {
  nativeScrollbars: true,
  theme: {
    typography: {
      fontFamily: sans,
      headings: { fontFamily: sans },
      code: { fontFamily: "ui-monospace, monospace", wrap: true },
    },
  },
};

/** Swagger UI, where operations can be tried, and ReDoc, where they are read. */
export const pages: readonly Page[] = [
  {
    name: "docs",
    html: html("ThinkAgain Serve: try the API", ["docs/swagger-ui.css"], ["docs/swagger-ui-bundle.js", "docs/init.js"]),
    script: `SwaggerUIBundle(${JSON.stringify(swaggerOptions)});\n`,
  },
  {
    name: "redoc",
    html: html("ThinkAgain Serve: API reference", [], ["redoc/redoc.standalone.js", "redoc/init.js"]),
    script: `Redoc.init(${JSON.stringify(contract)}, ${JSON.stringify(redocOptions)}, document.getElementById("page"));\n`,
  },
];

// Every address is relative, so that the pages work below a prefix too.
function html(title: string, styles: readonly string[], scripts: readonly string[]): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    <link rel="icon" href="data:,">
${styles.map((href) => `    <link rel="stylesheet" href="${href}">\n`).join("")}${scripts.map((src) => `    <script src="${src}" defer></script>\n`).join("")}  </head>
  <body style="margin: 0">
    <div id="page"></div>
    <noscript>This page needs JavaScript. The contract itself: <a href="openapi.yaml">openapi.yaml</a>.</noscript>
  </body>
</html>
`;
}
